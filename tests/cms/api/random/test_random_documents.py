"""Whatever is asked: no unforeseen error, and one answer: the plan's, the reference's, and that of resolvers which ask
for one object at a time.

``RANDOM_DOCUMENTS=5000 pytest tests/cms/api/random`` asks for more.
"""

import os
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from cms.api.plans.reference import Outcome, outcomes
from cms.api.schema import get_schema
from tests.cms.api.hidden.values import Values
from tests.cms.api.random.answers import answer, as_bytes, codes, without_batches
from tests.cms.api.random.documents import RandomDocument, documents

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("random")]

COUNT = int(os.environ.get("RANDOM_DOCUMENTS", "150"))
UNFORESEEN = {"INTERNAL_SERVER_ERROR", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.timeout(120 + COUNT)
# How long a busy machine takes must not tell one answer from the other.
@override_settings(API_DATABASE_SECONDS=600)
def test_every_answer_is_foreseen_and_the_same_by_plan_and_by_reference(values: Values) -> None:
    full: list[bool] = []
    outcomes.clear()

    def check(document: RandomDocument) -> None:
        answered = answer(document)
        assert codes(answered) & UNFORESEEN == set()
        with override_settings(API_PLANS=False):
            assert as_bytes(answer(document)) == as_bytes(answered)
        full.append(any((answered.get("data") or {}).values()))

    _for_many(values, check)
    assert sum(full) > len(full) / 2, "Most documents found nothing: make better ones."
    assert outcomes[Outcome.FAILURE] == 0
    assert outcomes[Outcome.PLAN] > len(full) / 2, "Most documents have errors: make better ones."


@pytest.mark.timeout(120 + COUNT)
# Alone, objects take more statements than one request may.
@override_settings(API_PLANS=False, API_DATABASE_SECONDS=600)
def test_every_answer_is_the_same_without_batches(values: Values) -> None:
    def check(document: RandomDocument) -> None:
        answered = answer(document)
        with without_batches():
            assert answer(document) == answered

    _for_many(values, check)


def _for_many(values: Values, check: Callable[[RandomDocument], None]) -> None:
    # The world's keys differ from run to run, so an example means nothing to the next one.
    @settings(max_examples=COUNT, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(documents(get_schema(), values))
    def each(document: RandomDocument) -> None:
        check(document)

    each()


def test_objects_are_asked_alone_without_batches(values: Values) -> None:
    document = RandomDocument("{articles{nodes{authors{name}}}}", {})
    answer(document)
    with CaptureQueriesContext(connection) as together:
        answered = answer(document)
    with override_settings(API_PLANS=False), without_batches(), CaptureQueriesContext(connection) as alone:
        answer(document)
    assert len(alone) >= len(together) + len(answered["data"]["articles"]["nodes"]) - 1
    assert len(together) < 10
