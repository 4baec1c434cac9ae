"""Where the site from WordPress comes in."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories import make_site
from tests.factories.media import root_collection


@pytest.fixture
def site_in_french() -> Iterator[None]:
    make_site()
    root_collection()
    with translation.override("fr"):
        yield
