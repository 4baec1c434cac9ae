"""Stores a portion of pages in few statements, and tells all who must know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from taggit.models import Tag
from wagtail.models import Page, PageLogEntry, Revision

from blog.models import ArticleAuthor, ArticlePage, ArticleTag, Author, RubricPage
from blog.services.bulk_pages import add_children
from blog.services.slugs import free_slug_among
from cms.core.indexes import index_for_search, index_references
from cms.journal.writing import tell_of


@dataclass(frozen=True)
class Placed:
    """A page that isn't stored yet, and what it will stand in and refer to.

    Attributes:
        page: an article or a standard page.
        name: what its slug is made of.
        parent: the page below which it is put.
    """

    page: Any
    name: str
    parent: Page
    author: Author | None = None
    tags: Sequence[Tag] = field(default=())
    also_in: Sequence[RubricPage] = field(default=())


def store(placed: Sequence[Placed], user: Any = None) -> None:
    """Store pages as the last ones below their parents, each with a revision and an entry in its history.

    Called in a transaction, under the journal's lock. What Wagtail does when one page is saved is done here for all.

    Args:
        placed: pages none of which stands below another.
        user: who makes them, if known.
    """
    together: defaultdict[tuple[type[Any], int], list[Placed]] = defaultdict(list)
    for each in placed:
        together[type(each.page), each.parent.pk].append(each)
    for siblings in together.values():
        _put(siblings)
    by_type: defaultdict[type[Any], list[Any]] = defaultdict(list)
    for each in placed:
        by_type[type(each.page)].append(each.page)
    _store_lines([each for each in placed if isinstance(each.page, ArticlePage)])
    for pages in by_type.values():
        _keep_revisions(pages, user)
        index_for_search(pages)
        index_references(pages)
        tell_of(pages)
    for each in placed:
        if each.page.go_live_at:
            each.page.latest_revision.publish()


def _put(siblings: Sequence[Placed]) -> None:
    parent, model = siblings[0].parent, type(siblings[0].page)
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    for each in siblings:
        each.page.slug = free_slug_among(each.name, model, taken)
        for relation in get_all_child_relations(model):
            setattr(each.page, relation.get_accessor_name(), [])
    add_children(parent, [each.page for each in siblings])


def _store_lines(placed: Iterable[Placed]) -> None:
    """Store signatures, tags and further rubrics; the pages in memory know of theirs, so that revisions hold them."""
    also_in = ArticlePage.also_in.through
    signatures, tags, guests = [], [], []
    for each in placed:
        page = each.page
        page.article_authors = [ArticleAuthor(article=page, author=each.author, sort_order=0)] if each.author else []
        page.tagged_items = [ArticleTag(content_object=page, tag=tag) for tag in dict.fromkeys(each.tags)]
        page.also_in = list(each.also_in)
        signatures += page.article_authors.all()
        tags += page.tagged_items.all()
        guests += [also_in(articlepage=page, rubricpage=rubric) for rubric in dict.fromkeys(each.also_in)]
    ArticleAuthor.objects.bulk_create(signatures)
    ArticleTag.objects.bulk_create(tags)
    also_in.objects.bulk_create(guests)


def _keep_revisions(pages: Sequence[Any], user: Any) -> None:
    content_type, moment = ContentType.objects.get_for_model(pages[0]), timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(page.pk),
            object_str=str(page),
            created_at=moment,
            user=user,
            content=page.serializable_data(),
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.latest_revision_created_at = revision, moment
        page.live_revision = revision if page.live else None
    # As mere pages: their own tables don't change.
    stored = [Page(pk=page.pk, **{name: getattr(page, name) for name in _REVISION_FIELDS}) for page in pages]
    Page.objects.bulk_update(stored, _REVISION_FIELDS)
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=content_type,
            page=page,
            label=str(page),
            action="wagtail.create",
            timestamp=moment,
            user=user,
            revision=page.latest_revision,
            content_changed=True,
        )
        for page in pages
    )


_REVISION_FIELDS = ["latest_revision", "live_revision", "latest_revision_created_at"]
