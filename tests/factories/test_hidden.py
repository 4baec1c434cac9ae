"""The builders of hidden content make what they say."""

import pytest

from tests.factories import hidden
from tests.factories.canary import texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", hidden.WHOLLY_HIDDEN_KINDS)
def test_hidden_thing_holds_its_canary_in_all_of_its_texts(kind: str) -> None:
    made = hidden.build(kind)

    stored = type(made.thing)._default_manager.get(pk=made.thing.pk)
    written = texts(type(stored), made.canary)
    assert {"title", "name"} & written.keys()
    for name in written:
        assert made.canary in str(stored._meta.get_field(name).value_to_string(stored))


@pytest.mark.parametrize("kind", [kind for kind in hidden.KINDS if kind.startswith("changed")])
def test_changed_thing_holds_its_canary_in_its_last_revision_only(kind: str) -> None:
    made = hidden.build(kind)

    assert made.thing.live
    for name in texts(type(made.thing), made.canary):
        assert made.canary not in str(made.thing._meta.get_field(name).value_to_string(made.thing))
    assert made.canary in str(made.thing.latest_revision.content)
