"""What the tests of the sync API share."""

import pytest

from tests.factories import PartnerFactory, key_of, make_site


@pytest.fixture
def key() -> str:
    """Return the key of a partner that gets everything."""
    make_site()
    return key_of(PartnerFactory(per_minute=0, per_day=0))
