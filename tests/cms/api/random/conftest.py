"""The content of the random documents, made once."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.cms.api.hidden.values import Values
from tests.cms.api.hidden.world import World


@pytest.fixture(scope="module")
def values(django_db_setup: None, django_db_blocker: Any) -> Iterator[Values]:
    """Return what names things: visible ones of every type that lead to each other, and hidden ones among them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World().values()
        transaction.set_rollback(True)
