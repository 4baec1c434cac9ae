"""The content of the search: every kind of hidden thing, and live content that leads to it by every way."""

from collections import defaultdict
from typing import Any

from taggit.models import Tag
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Revision,
    get_page_models,
)

from blog.models import ArticleTag, Author
from home.models import HomePage
from laureates.models import CallForProjects, Laureate
from tests import factories as make
from tests.cms.api.hidden.pointers import Things, lead_to, stand_below, translate
from tests.cms.api.hidden.values import UNKNOWN, UNKNOWN_ID, Values
from tests.factories import hidden
from tests.factories.canary import texts

#: Every hidden word begins so, and no visible one does.
CANARY = "canary"
SNIPPETS = (Author, Laureate, CallForProjects)


class World:
    """Builds the content; then can show what is hidden, or delete it."""

    def __init__(self) -> None:
        self.home = make.make_site().home
        self.english = make.add_language("en")
        make.EmbedFactory()
        self.hidden = {kind: hidden.build(kind).thing for kind in hidden.KINDS}
        for name, things in self._groups().items():
            lead_to(things, name, self.home)
        self._tags()
        self._tree()
        self.visible = self._visible()
        lead_to(self.visible, "visible", self.home)

    def _groups(self) -> dict[str, Things]:
        """Sort the hidden things by what hides them; those of one group are led to by the same article."""
        groups: dict[str, Things] = defaultdict(Things)
        for kind, thing in self.hidden.items():
            first = kind.split()[0]
            name = first if first in hidden.STATES else "-".join(kind.split()[1:3]) if kind in hidden.FILES else "place"
            groups[name].add(thing)
        return groups
