"""What the tests of open data share: the one site, and no file kept from an earlier test."""

import pytest

from cms.syndication.open_data.store import store


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    store.clear()
