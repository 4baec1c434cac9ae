"""Goes through an export, portion by portion: each in a transaction of its own, so that what was stopped can go on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import IO, Any
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from blog.services.wordpress.export import Item, Term, items, survey
from blog.services.wordpress.frame import Frame
from blog.services.wordpress.pages import model_of, page_of, title_of
from blog.services.wordpress.pictures import PictureSource
from blog.services.wordpress.redirects import redirect_from
from blog.services.wordpress.report import Outcome, Report
from blog.services.wordpress.storing import Placed, store
from cms.journal.lock import take_lock
from cms.newsroom.importing.kit import ImportRefused, LeftOut, Memory

#: Called after each portion with the number of posts that are done, and of all.
Progress = Callable[[int, int], None]

KINDS = ("post", "page")
#: What was thrown away there, or never was content.
NOT_IMPORTED = {"trash", "auto-draft", "inherit"}
#: The rubric of posts that have no category, in both systems.
UNSORTED = Term("non-classe", "Non classé")
#: Posts that are stored together, and seconds in which they are made ready: pictures may have to be fetched.
PORTION = 50
LONGEST = 3.0


@dataclass(frozen=True)
class Options:
    """How to import.

    Attributes:
        media: a copy of ``wp-content/uploads``, if there is one.
        fetch: whether pictures may be fetched from the site's own host.
        apply: whether to do it; if not, only say what would be done.
        user: who imports, if known.
    """

    media: Path | None = None
    fetch: bool = False
    apply: bool = False
    user: Any = None


@dataclass
class Prepared:
    """A post that was looked at.

    Attributes:
        page: what becomes of it, not yet stored; None if nothing does.
        left_out: what of it can't be carried over.
    """

    item: Item
    page: Any = None
    left_out: list[LeftOut] = field(default_factory=list)


def import_wordpress(file: IO[bytes], options: Options, progress: Progress = lambda done, number: None) -> Report:
    """Import an export, or say what that would do.

    Posts become articles in the rubric of their first category, pages standard pages. Their states and dates stay, and
    their old addresses lead to them. What was imported before is left as it is.

    Args:
        file: the export (WXR).
        options: how.
        progress: told how far it is.

    Raises:
        ImportRefused: it is no export of WordPress, or the publication has no site.
    """
    site = SiteImport(file, options)
    done = 0
    for portion in site.portions():
        site.finish(portion)
        done += len(portion)
        progress(done, site.total)
    return site.report


class SiteImport:
    """One import under way: ``finish`` each of its ``portions``.

    Attributes:
        total: how many posts, pages and other things the export holds.
        report: what came of those that are finished.
    """

    def __init__(self, file: IO[bytes], options: Options, report: Report | None = None) -> None:
        """Survey an export.

        Args:
            file: the export (WXR), which stays open.
            options: how to import.
            report: of an earlier run that is to go on.

        Raises:
            ImportRefused: it is no export of WordPress, or the publication has no site.
        """
        self.report = Report() if report is None else report
        self._file, self._options = file, options
        found = survey(file)
        self.total = found.posts
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise ImportRefused(_("The publication has no site yet: make one in the admin's settings."))
        self._home: Page = site.root_page.specific
        self._memory = Memory(f"wordpress:{found.host}")
        source = PictureSource(options.media, found.host if options.fetch else "")
        self._frame = Frame(
            found, self._home, source, self._memory, self.report, user=options.user, trial=not options.apply
        )
        self._known: dict[type[Any], set[str]] = {}

    def portions(self, done: int = 0) -> Iterator[list[Prepared]]:
        """Yield the posts in portions that can be stored together. New pictures are stored before their portion is.

        Args:
            done: how many were finished in an earlier run.

        Raises:
            ImportRefused: the export is damaged from here on.
        """
        portion: list[Prepared] = []
        began = monotonic()
        for item in islice(_parents_first(items(self._file)), done, None):
            is_full = len(portion) >= PORTION or monotonic() - began > LONGEST
            if portion and (is_full or item.parent in {each.item.id for each in portion}):
                yield portion
                portion, began = [], monotonic()
            portion.append(self._prepare(item))
        if portion:
            yield portion

    @transaction.atomic
    def finish(self, portion: Iterable[Prepared]) -> None:
        """Store a portion, unless this is a trial; whatever is wrong with a post, the others come in."""
        wanted = [each for each in portion if each.page is not None]
        if self._options.apply and wanted:
            take_lock()
            wanted = self._without_known(wanted)
        placed = [(each, place) for each in wanted if (place := self._place(each))]
        if self._options.apply:
            self._store([place for _each, place in placed], [each.item for each, _place in placed])
        for each, _place in placed:
            self.report.made["article" if each.item.kind == "post" else "page"] += 1
            self._tell(each)

    def _prepare(self, item: Item) -> Prepared:
        prepared = Prepared(item)
        if item.kind not in KINDS or item.status in NOT_IMPORTED:
            self.report.passed_over[item.kind if item.kind not in KINDS else item.status] += 1
        elif self._is_known(item):
            self.report.known += 1
        else:
            self._known[model_of(item)].add(_key(item))
            try:
                prepared.page = page_of(item, self._frame, self._options.user, prepared.left_out)
            except (ImportRefused, ValidationError) as error:
                self._tell(prepared, refused=_sentence(error))
        return prepared

    def _is_known(self, item: Item) -> bool:
        model = model_of(item)
        if model not in self._known:
            self._known[model] = self._memory.still_there(model)
        return _key(item) in self._known[model]

    def _without_known(self, portion: list[Prepared]) -> list[Prepared]:
        """Return those that no other import of the same site has made since they were looked at."""
        keys = {_key(each.item) for each in portion}
        known = {
            key for model in {type(each.page) for each in portion} for key in self._memory.still_there(model, keys)
        }
        self.report.known += len(known)
        return [each for each in portion if _key(each.item) not in known]

    def _place(self, prepared: Prepared) -> Placed | None:
        """Return where a page goes, in rubrics that are made now; None if it can go nowhere, which is told."""
        item, page = prepared.item, prepared.page
        name = unquote(item.slug) or page.title
        if item.kind == "page":
            return Placed(page, name, self._memory.find(type(page), f"item:{item.parent}") or self._home)
        try:
            first, *others = [self._frame.rubric(term.slug, term.name) for term in item.categories or [UNSORTED]]
            author = self._frame.author(item.creator)
        except (ImportRefused, ValidationError) as error:
            self._tell(prepared, refused=_sentence(error))
            return None
        tags = [self._frame.tag(unescape(tag)[:100]) for tag in item.tags] if self._options.apply else []
        return Placed(page, name, first or self._home, author, tags, [rubric for rubric in others if rubric])

    def _store(self, placed: list[Placed], of: list[Item]) -> None:
        store(placed, self._options.user)
        pages = [each.page for each in placed]
        self._memory.keep_all({_key(item): page for item, page in zip(of, pages, strict=True)})
        self.report.made["redirect"] += redirect_from((item.link, page) for item, page in zip(of, pages, strict=True))

    def _tell(self, prepared: Prepared, refused: str = "") -> None:
        item, left_out = prepared.item, tuple(prepared.left_out)
        if left_out or refused:
            self.report.outcomes.append(Outcome(item.id, title_of(item), item.link, refused, left_out))


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


def _key(item: Item) -> str:
    return f"item:{item.id}"


def _sentence(error: Exception) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
