"""Goes through an export, post by post: each in a transaction of its own, so that what was stopped can go on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from blog.models import ArticlePage
from blog.services.wordpress.export import Item, Survey, Term, items, survey
from blog.services.wordpress.frame import Frame
from blog.services.wordpress.pages import body_of, make_article, make_page, title_of
from blog.services.wordpress.pictures import PictureSource
from blog.services.wordpress.report import Outcome, Report
from cms.newsroom.importing.kit import ImportRefused, LeftOut, Memory

#: Shows progress: called with the posts and their number, it gives them back.
Progress = Callable[[Iterable[Item], int], Iterable[Item]]

KINDS = ("post", "page")
#: What was thrown away there, or never was content.
NOT_IMPORTED = {"trash", "auto-draft", "inherit"}
#: The rubric of posts that have no category, in both systems.
UNSORTED = Term("non-classe", "Non classé")


@dataclass(frozen=True)
class Options:
    """How to import.

    Attributes:
        media: a copy of ``wp-content/uploads``, if there is one.
        fetch: whether pictures may be fetched from the site's own host.
        apply: whether to do it; if not, only say what would be done.
    """

    media: Path | None = None
    fetch: bool = False
    apply: bool = False


def import_wordpress(file: Path, options: Options, progress: Progress = lambda posts, number: posts) -> Report:
    """Import an export, or say what that would do.

    Posts become articles in the rubric of their first category, pages standard pages. Their states and dates stay, and
    their old addresses lead to them. What was imported before is left as it is.

    Args:
        file: the export (WXR).
        options: how.
        progress: shows how far it is.

    Raises:
        ImportRefused: it is no export of WordPress, or the publication has no site.
    """
    found = survey(file)
    source = PictureSource(options.media, found.host if options.fetch else "")
    run = _Run(found, source, options)
    total = sum(found.kinds[kind] for kind in KINDS)
    for item in progress(_parents_first(items(file)), total):
        run.take(item)
    return run.report


def _parents_first(posts: Iterable[Item]) -> Iterator[Item]:
    """Yield a page after the one that it stands below; one whose parent never comes, last."""
    seen: set[int] = set()
    waiting: dict[int, list[Item]] = {}
    for item in posts:
        if item.kind == "page" and item.parent and item.parent not in seen:
            waiting.setdefault(item.parent, []).append(item)
            continue
        for each in _with_waiting(item, waiting):
            seen.add(each.id)
            yield each
    for orphans in list(waiting.values()):
        yield from orphans


def _with_waiting(item: Item, waiting: dict[int, list[Item]]) -> Iterator[Item]:
    ready = [item]
    while ready:
        each = ready.pop(0)
        yield each
        ready.extend(waiting.pop(each.id, []))


@dataclass
class _Run:
    """One import under way."""

    found: Survey
    source: PictureSource
    options: Options
    report: Report = field(default_factory=Report)

    def __post_init__(self) -> None:
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise ImportRefused(_("The publication has no site yet: make one in the admin's settings."))
        self.home: Page = site.root_page.specific
        self.memory = Memory(f"wordpress:{self.found.host}")
        self.frame = Frame(self.found, self.home, self.source, self.memory, self.report)
        self.models: dict[str, type[Any]] = {"post": ArticlePage, "page": apps.get_model("home", "StandardPage")}

    def take(self, item: Item) -> None:
        """Import one post, or say what that would do; whatever is wrong with it, the others come in."""
        if item.kind not in KINDS or item.status in NOT_IMPORTED:
            self.report.passed_over[item.kind if item.kind not in KINDS else item.status] += 1
            return
        if self.memory.find(self.models[item.kind], _key(item)) is not None:
            self.report.known += 1
            return
        left_out: list[LeftOut] = []
        made = self.report.made.copy()
        try:
            if self.options.apply:
                self._make(item, left_out)
            else:
                body_of(item, self.frame.look_for, left_out)
        except (ImportRefused, ValidationError) as error:
            self.report.made = made
            self.memory.read()
            self.frame.forget()
            self._tell(item, left_out, refused=_sentence(error))
            return
        self.report.made["article" if item.kind == "post" else "page"] += 1
        self._tell(item, left_out)

    @transaction.atomic
    def _make(self, item: Item, left_out: list[LeftOut]) -> None:
        if item.kind == "post":
            page: Any = make_article(item, self._rubric(item), self.frame, self.report, left_out)
        else:
            page = make_page(item, self._parent(item), self.frame, self.report, left_out)
        self.memory.keep(_key(item), page)

    def _rubric(self, item: Item) -> Page:
        first = item.categories[0] if item.categories else UNSORTED
        return self.frame.rubric(first.slug, first.name)

    def _parent(self, item: Item) -> Page:
        return self.memory.find(self.models["page"], f"item:{item.parent}") or self.home

    def _tell(self, item: Item, left_out: list[LeftOut], refused: str = "") -> None:
        if left_out or refused:
            self.report.outcomes.append(Outcome(item.id, title_of(item), item.link, refused, tuple(left_out)))


def _key(item: Item) -> str:
    return f"item:{item.id}"


def _sentence(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
