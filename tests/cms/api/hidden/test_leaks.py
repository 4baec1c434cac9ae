"""No hidden word comes out by any field, with any argument; and the search would find it, if it did."""

import pytest

from cms.api.schema import get_schema
from tests.cms.api.hidden.documents import PARTS_OF_A_LIST, Document
from tests.cms.api.hidden.graph import Composite, fields, own_fields, possible, target, ways
from tests.cms.api.hidden.recording import Recording, data_of
from tests.cms.api.hidden.sightings import leaks, words_by_field
from tests.cms.api.hidden.world import OPENED
from tests.cms.api.hidden.writing import NAMING
from tests.factories.canary import canary_of
from tests.factories.hidden import KINDS

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.xdist_group("hidden")]

#: Types of things that can be hidden; all pages can.
HIDEABLE = {"Author", "Laureate", "CallForProjects", "Image", "Tag", "Award", "PageInterface"}


def test_no_hidden_word_is_in_any_answer(recording: Recording) -> None:
    found = {
        (word, document.text, str(document.variables))
        for document, answer in zip(recording.documents, recording.as_is, strict=True)
        for word in leaks(document, answer) - _known(document)
    }
    assert found == set()


def _known(document: Document) -> set[str]:
    """Return the hidden word that the caller may read.

    Whoever has a page's token enters it; and the contract lets anybody know the title of a page with a password.
    """
    entered = "token" in document.variables or document.argument == ("Query", "route", "path")
    return {canary_of(OPENED)} if entered else set()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_once_it_is_shown(recording: Recording, kind: str) -> None:
    found = {word for answer in recording.revealed for _field, word in words_by_field(data_of(answer))}

    assert canary_of(kind) in found


def test_hidden_words_are_found_through_every_field_that_leads_to_what_can_be_hidden(recording: Recording) -> None:
    schema = get_schema()
    found = {field for answer in recording.revealed for field, _word in words_by_field(data_of(answer))}
    wanted = {
        frozenset(f"{each.name}.{field_name}" for each in possible(schema, schema.type_map[name]))
        for name in ways(schema, single=1)
        for field_name, field in own_fields(schema.type_map[name]).items()
        if not name.endswith(PARTS_OF_A_LIST) and _can_be_hidden(target(field)) and not {*NAMING} & field.args.keys()
    }
    assert [names for names in wanted if not names & found] == [], "Let tests/cms/api/hidden/pointers.py lead there."


def _can_be_hidden(type_: Composite | None) -> bool:
    if type_ is None:
        return False
    nodes = fields(type_).get("nodes")
    thing = target(nodes) if nodes else type_
    return thing.name in HIDEABLE or "PageInterface" in {each.name for each in getattr(thing, "interfaces", ())}
