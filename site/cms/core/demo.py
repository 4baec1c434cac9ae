"""What demos are built with: nothing that exists is touched, and all is published with its history."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.files.base import ContentFile
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from cms.core.images.drawing import draw
from cms.core.models import BaseSnippet, LibraryImage

P = TypeVar("P", bound=Page)
S = TypeVar("S", bound=BaseSnippet)
Line = TypeVar("Line")

#: What each content app's ``demo.py`` may define, in the order in which the machine calls them: first what
#: pages speak of, then the pages, then what points at the pages. Each takes a ``Demo``, returns nothing.
PHASES = ("load_snippets", "load_pages", "load_frame")

CREDIT = "Dessin : Rubrique"


@dataclass
class Demo:
    """The site that the demo is put in.

    Attributes:
        site: the reader site.
        locale: the language of the content.
        say: told one line for each thing that is made.
        made: what this run has made, so that a demo can tell it from what an editor has in hand.
    """

    site: Site
    locale: Locale
    say: Callable[[str], None]
    made: list[Any] = field(default_factory=list)

    def snippet(self, model: type[S], slug: str, build: Callable[[], S]) -> S:
        """Return the snippet with that slug, built and published if there is none.

        Args:
            model: the snippet's model.
            slug: its slug, unique in the language.
            build: makes the snippet, unsaved, with its lists; slug and language are set here.
        """
        existing = model.objects.filter(slug=slug, locale=self.locale).first()
        if existing is not None:
            return existing
        snippet = build()
        snippet.slug, snippet.locale, snippet.live = slug, self.locale, False
        snippet.save()
        return self._published(snippet)

    def page(self, model: type[P], parent: Page, slug: str, build: Callable[[], P]) -> P:
        """Return the page of that type with that slug, built below ``parent`` and published if there is none.

        Args:
            model: the page's type.
            parent: where a new page goes. One that an editor has moved elsewhere is found all the same.
            slug: its slug.
            build: makes the page, unsaved, with its lists; slug and language are set here.
        """
        existing = model.objects.filter(slug=slug, locale=self.locale).first()
        if existing is not None:
            return existing
        page = build()
        page.slug, page.locale, page.live = slug, self.locale, False
        parent.add_child(instance=page)
        return self._published(page)

    def picture(self, title: str, alt: str, width: int = 1200, height: int = 675) -> LibraryImage:
        """Return the picture with that title, drawn and stored if there is none.

        Args:
            title: its title in the library, from which the drawing follows.
            alt: its text alternative.
            width: width in pixels.
            height: height in pixels.
        """
        existing = LibraryImage.objects.filter(title=title, credit=CREDIT).first()
        if existing is not None:
            return existing
        file = ContentFile(draw(title, width, height), name="dessin.png")
        return LibraryImage.objects.create(title=title, file=file, description=alt, credit=CREDIT)

    def _published(self, thing: Any) -> Any:
        with override(self.locale.language_code):
            thing.save_revision().publish()
        published = type(thing).objects.get(pk=thing.pk)
        self.made.append(published)
        self.say(f"{thing._meta.verbose_name}: {thing}")
        return published


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of a list (figures, links ...) with the place of each written on it."""
    numbered = list(lines)
    for place, line in enumerate(numbered):
        line.sort_order = place  # type: ignore[attr-defined]  # every line is an Orderable
    return numbered
