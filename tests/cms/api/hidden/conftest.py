"""One recording of the search, for all of its tests."""

from typing import Any

import pytest
from django.core.cache import caches

from tests.cms.api.hidden.recording import Recording, record


@pytest.fixture(scope="session")
def recording(django_db_setup: None, django_db_blocker: Any) -> Recording:
    """Return what every document was answered; the database is left as it was."""
    with django_db_blocker.unblock():
        recorded = record()
    caches["default"].clear()
    return recorded
