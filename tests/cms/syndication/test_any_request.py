"""Whatever is asked of the sync API, by whom: no failure, nothing that its own description doesn't name, nothing out of scope.

The requests are made of docs/sync.openapi.json by schemathesis; ``SYNC_EXAMPLES`` says how many of each operation.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from wagtail.models import Page

from cms.partners.models import Partner
from cms.syndication.sync import api
from cms.wsgi import application
from tests.cms.syndication.test_mirror import public_items
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    ImageFactory,
    LaureateFactory,
    PartnerFactory,
    RubricFactory,
    body,
    heading,
    image,
    key_of,
    make_site,
    paragraph,
    restrict,
)
from tests.partner import happens, pull

EXAMPLES = int(os.environ.get("SYNC_EXAMPLES", "25"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(120 + EXAMPLES)]


@contextmanager
def one_connection() -> Iterator[None]:
    """Have requests leave the connection open, which the test's own transaction is on: Django's test client does too."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def rubric(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A rubric with an article, in a publication that has more, some of it hidden."""
    monkeypatch.setattr(api, "WRONG_KEYS", 10**9)
    make_site()
    rubric, other = RubricFactory(), RubricFactory()
    full = {"authors": [AuthorFactory()], "cover": ImageFactory(rendered=True), "tags": ["aidants"]}
    happens(lambda: ArticleFactory(parent=rubric, body=body(heading(), paragraph(), image(ImageFactory())), **full))
    happens(lambda: ArticleFactory(parent=other, **full))
    happens(lambda: AwardFactory(laureate=LaureateFactory()))
    happens(lambda: ArticleFactory(parent=rubric)).unpublish()
    restrict(happens(lambda: ArticleFactory(parent=rubric)))
    ArticleFactory(parent=rubric, live=False)
    return rubric


def ask_everything(key: str | None, allowed: set[str]) -> set[int]:
    """Send requests of all kinds with a key; gives the statuses of the answers.

    Args:
        key: whose.
        allowed: the ids of what it opens.
    """
    with one_connection():
        document = schemathesis.openapi.from_wsgi("/api/sync/v1/openapi.json", application)
    every = {
        f"{kind}:{number}" for kind in ("article", "rubric", "author", "image", "laureate", "page") for number in ids()
    }
    headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
    cursors = st.sampled_from([*(pull(key)["nextCursor"], pull(key, limit=1)["nextCursor"])]) if key else st.nothing()
    seen: set[int] = set()

    for operation in ("/api/sync/v1/changes", "/api/sync/v1/items/{name}"):

        @given(
            case=document[operation]["GET"].as_strategy(),
            name=st.none() | st.sampled_from(sorted(every)),
            data=st.data(),
        )
        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
        def run(case: Any, name: str | None, data: Any) -> None:
            if name and "name" in (case.path_parameters or {}):
                case.path_parameters["name"] = name
            elif name and key:
                case.query["cursor"] = data.draw(cursors)
            response = case.call(headers=headers)
            case.validate_response(response, checks=CHECKS)
            seen.add(response.status_code)
            if response.status_code == 200:
                found = response.json()
                given_ = [each["id"] for each in found.get("items", [found]) if each["item"] is not None]
                assert set(given_) <= allowed

        with one_connection():
            run()
    return seen


def ids() -> list[int]:
    """Return numbers that things have, hidden ones included."""
    return [*Page.objects.values_list("pk", flat=True), 1, 2]


def test_without_a_key_nothing_is_given(rubric: Any) -> None:
    assert ask_everything(None, set()) == {401}


def opened(partner: Partner) -> set[str]:
    return set(public_items(partner))


def test_a_narrow_key_gets_its_rubric_alone(rubric: Any) -> None:
    partner = PartnerFactory(sections=[rubric], types=["article"], per_minute=0, per_day=0)
    allowed = opened(partner)
    assert len(allowed) == 1
    assert ask_everything(key_of(partner), allowed) >= {200, 400, 404}


def test_a_full_key_gets_what_is_public_alone(rubric: Any) -> None:
    partner = PartnerFactory(per_minute=0, per_day=0)
    allowed = opened(partner)
    assert len(allowed) > 8
    assert ask_everything(key_of(partner), allowed) >= {200, 400, 404}
