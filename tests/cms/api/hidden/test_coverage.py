"""The search reaches the whole schema: a new field, argument or value is searched without anybody's doing."""

import pytest

from cms.api.schema import get_schema
from tests.cms.api.hidden.coverage import announced, answered, asked
from tests.cms.api.hidden.graph import fields, own_fields, possible, target, ways
from tests.cms.api.hidden.recording import Recording, data_of

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.xdist_group("hidden")]


def test_every_field_argument_and_value_is_asked(recording: Recording) -> None:
    schema = get_schema()

    assert announced(schema) - asked(schema, recording.documents) == set()


def test_every_field_is_answered_for_some_thing(recording: Recording) -> None:
    schema = get_schema()
    objects = [
        schema.type_map[name] for name in ways(schema, single=1) if not hasattr(schema.type_map[name], "resolve_type")
    ]
    reached = {name for answer in everything(recording) for name, _value in answered(data_of(answer))}

    assert {f"{type_.name}.{name}" for type_ in objects for name in fields(type_)} - reached == set()


def test_every_field_that_leads_on_leads_to_something(recording: Recording) -> None:
    schema = get_schema()
    filled = {name for answer in everything(recording) for name, value in answered(data_of(answer)) if value}
    leading = {
        frozenset(f"{each.name}.{field_name}" for each in possible(schema, schema.type_map[name]))
        for name in ways(schema, single=1)
        for field_name, field in own_fields(schema.type_map[name]).items()
        if target(field)
    }
    assert [names for names in leading if not names & filled] == [], "Let tests/cms/api/hidden/world.py fill it."


def everything(recording: Recording) -> list[bytes]:
    """Return the answers of the content as it is, and with all of it shown."""
    return [*recording.as_is, *recording.revealed]


def test_no_document_of_the_crawl_is_refused(recording: Recording) -> None:
    refused = [
        (document.text, answer)
        for document, answer in zip(recording.crawl, recording.as_is, strict=False)
        if b'"errors"' in answer
    ]
    assert refused == []


def test_nothing_unforeseen_happens(recording: Recording) -> None:
    assert [answer for answer in recording.as_is if b"INTERNAL_SERVER_ERROR" in answer] == []
