"""Nobody can tell what is hidden from what doesn't exist: not by a count, an order, a cursor or an error."""

import json
from collections import defaultdict

import pytest

from tests.cms.api.hidden.recording import Recording
from tests.cms.api.hidden.values import UNKNOWN
from tests.cms.api.hidden.world import CANARY

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("hidden")]


def test_every_answer_is_the_same_once_what_is_hidden_is_deleted(recording: Recording) -> None:
    differing = [
        (document.text, document.variables, as_is, deleted)
        for document, as_is, deleted in zip(recording.documents, recording.as_is, recording.deleted, strict=True)
        if as_is != deleted
    ]
    assert differing == []


def test_the_name_of_a_hidden_thing_is_answered_like_one_that_names_nothing(recording: Recording) -> None:
    answers: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    for document, answer in zip(recording.documents, recording.as_is, strict=True):
        value = json.dumps(document.variables)
        if UNKNOWN in value or CANARY in value:
            # The same document and the same place in a filter: only the name differs.
            blank = value.replace(UNKNOWN, "?") if UNKNOWN in value else _blank(value)
            answers[document.text, blank].add(answer)

    assert len(answers) > 20
    assert {key: found for key, found in answers.items() if len(found) > 1} == {}


def _blank(value: str) -> str:
    start = value.index(CANARY)
    return value[:start] + "?" + value[value.index('"', start) :]
