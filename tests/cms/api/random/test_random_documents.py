"""Whatever is asked: no unforeseen error, and the answer that resolvers give which ask for one object at a time.

``RANDOM_DOCUMENTS=5000 pytest tests/cms/api/random`` asks for more.
"""

import os

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from cms.api.schema import get_schema
from tests.cms.api.hidden.values import Values
from tests.cms.api.random.answers import answer, codes, without_batches
from tests.cms.api.random.documents import RandomDocument, documents

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("random")]

COUNT = int(os.environ.get("RANDOM_DOCUMENTS", "150"))
UNFORESEEN = {"INTERNAL_SERVER_ERROR", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.timeout(120 + COUNT)
# Alone, objects take more statements than one request may.
@override_settings(API_DATABASE_SECONDS=600)
def test_every_answer_is_foreseen_and_the_same_without_batches(values: Values) -> None:
    full: list[bool] = []

    # The world's keys differ from run to run, so an example means nothing to the next one.
    @settings(max_examples=COUNT, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(documents(get_schema(), values))
    def check(document: RandomDocument) -> None:
        answered = answer(document)
        assert codes(answered) & UNFORESEEN == set()
        with without_batches():
            assert answer(document) == answered
        full.append(any((answered.get("data") or {}).values()))

    check()
    assert sum(full) > len(full) / 2, "Most documents found nothing: make better ones."


def test_objects_are_asked_alone_without_batches(values: Values) -> None:
    document = RandomDocument("{articles{nodes{authors{name}}}}", {})
    answer(document)
    with CaptureQueriesContext(connection) as together:
        answered = answer(document)
    with without_batches(), CaptureQueriesContext(connection) as alone:
        answer(document)
    assert len(alone) >= len(together) + len(answered["data"]["articles"]["nodes"]) - 1
    assert len(together) < 10
