"""No hidden word comes out by any field, with any argument; and the search would find it, if it did."""

import pytest

from cms.api.schema import get_schema
from tests.cms.api.hidden.graph import fields, target, ways
from tests.cms.api.hidden.recording import Recording, data_of
from tests.cms.api.hidden.sightings import leaks, words_by_field
from tests.factories.canary import canary_of
from tests.factories.hidden import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("hidden")]

#: Types of things that can be hidden; all pages can.
HIDEABLE = {"Author", "Laureate", "CallForProjects", "Image", "Tag", "Award", "PageInterface"}


def test_no_hidden_word_is_in_any_answer(recording: Recording) -> None:
    found = {
        (word, document.text, str(document.variables))
        for document, answer in zip(recording.documents, recording.as_is, strict=True)
        for word in leaks(document, answer)
    }
    assert found == set()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_once_it_is_shown(recording: Recording, kind: str) -> None:
    found = {word for answer in recording.revealed for word in leaks(recording.crawl[0], answer)}

    assert canary_of(kind) in found


def test_hidden_words_are_found_through_every_field_that_leads_to_what_can_be_hidden(recording: Recording) -> None:
    schema = get_schema()
    wanted = {
        f"{name}.{field_name}"
        for name in ways(schema, single=1)
        for field_name, each in fields(schema.type_map[name]).items()
        if not hasattr(schema.type_map[name], "resolve_type") and _can_be_hidden(target(each))
    }
    found = {field for answer in recording.revealed for field, _word in words_by_field(data_of(answer))}

    assert wanted - found == set(), "Let tests/cms/api/hidden/pointers.py lead there."


def _can_be_hidden(type_: object) -> bool:
    if type_ is None or type_.name.endswith("Edge"):
        return False
    nodes = fields(type_).get("nodes")
    thing = target(nodes) if nodes else type_
    return thing.name in HIDEABLE or "PageInterface" in {each.name for each in getattr(thing, "interfaces", ())}
