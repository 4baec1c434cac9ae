"""Nobody can tell what is hidden from what doesn't exist: not by a count, an order, a cursor or an error."""

import json
import re
from collections import defaultdict

import pytest

from tests.cms.api.hidden.documents import Document
from tests.cms.api.hidden.recording import Recording, data_of
from tests.cms.api.hidden.values import CANARY, UNKNOWN

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.xdist_group("hidden")]


HIDDEN_OR_UNKNOWN = re.compile(rf"({CANARY}|{UNKNOWN})[\w/-]*")
#: What the contract lets a caller know of a path where nothing can be seen: when it was withdrawn, that it is protected.
TOLD = (b'"__typename":"GoneRoute"', b'"__typename":"ProtectedRoute"')


def test_every_answer_is_the_same_once_what_is_hidden_is_deleted(recording: Recording) -> None:
    differing = [
        (document.text, document.variables, as_is, deleted)
        for document, as_is, deleted in zip(recording.documents, recording.as_is, recording.deleted, strict=True)
        if deleted is not None and as_is != deleted and not _may_know(document, as_is)
    ]
    assert differing == []


def test_the_name_of_a_hidden_thing_is_answered_like_one_that_names_nothing(recording: Recording) -> None:
    answers: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    for document, answer in zip(recording.documents, recording.as_is, strict=True):
        value = json.dumps(document.variables)
        if not _may_know(document, answer) and (name := HIDDEN_OR_UNKNOWN.search(value)):
            # The same document, the same place in a filter: only the name differs. A route repeats the path.
            answers[document.text, value.replace(name[0], "?")].add(answer.replace(name[0].encode(), b"?"))

    assert len(answers) > 20
    assert {key: found for key, found in answers.items() if len(found) > 1} == {}


def test_a_route_tells_of_what_was_withdrawn_and_what_is_protected_and_no_more(recording: Recording) -> None:
    told = {
        json.dumps(data_of(answer)["route"], sort_keys=True)
        for answer in recording.as_is
        if any(each in answer for each in TOLD)
    }
    assert {tuple(sorted(json.loads(each))) for each in told} == {
        ("__typename", "notice", "withdrawnAt"),
        ("__typename", "title"),
    }


def _may_know(document: Document, answer: bytes) -> bool:
    """Tell whether the caller was told on purpose, or has a token."""
    return "token" in document.variables or any(each in answer for each in TOLD)
