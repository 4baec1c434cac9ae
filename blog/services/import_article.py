"""Makes an article from a page that was saved as plain text."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_noop
from wagtail.models import Locale, Page

from blog.models import ArticleAuthor, ArticlePage, Author, RubricPage
from blog.models.author import AuthorKind
from blog.services.imported_body import bare_name, body_blocks, rich_text
from blog.services.page_text import AuthorBox, LeftOut, decode, parse
from blog.services.slugs import free_slug

OTHER_BIOGRAPHY = gettext_noop("The author was known already; the biography kept is another one.")


@dataclass(frozen=True)
class ArticleMade:
    """A new article, its author where the page names one, and what of the page is not in them."""

    article: ArticlePage
    author: Author | None
    author_created: bool
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class ArticleKept:
    """An article that was there already, untouched: from the `same_file` or from an earlier version."""

    article: ArticlePage
    same_file: bool


@transaction.atomic
def import_article(data: bytes, rubric: RubricPage, *, publish: bool = False) -> ArticleMade | ArticleKept:
    """Make an article below `rubric` from a page saved as plain text, unless it was imported before.

    Args:
        data: the bytes of the file.
        rubric: the rubric in which the article will live.
        publish: publish the article, and its author if the author is new; else both are drafts.

    Raises:
        PageTextError: the file is no plain text, or holds no article.
    """
    text = decode(data)
    page = parse(text)
    digest = sha256(text.encode()).hexdigest()
    known = _imported_before(digest, page.title)
    if known:
        return ArticleKept(known, same_file=known.source_digest == digest)
    article = ArticlePage(
        title=page.title,
        slug=free_slug(page.title, Page.objects.all()),
        intro=page.standfirst,
        body=body_blocks(page, rubric.locale),
        source_digest=digest,
        live=False,
    )
    author, author_created = _author(page.author, rubric.locale, publish=publish)
    if author:
        article.article_authors = [ArticleAuthor(author=author)]
    rubric.add_child(instance=article)
    _keep_revision(article, publish=publish)
    left_out = page.left_out
    if author and page.author and author.bio != rich_text(page.author.bio):
        left_out += tuple(LeftOut(paragraph, OTHER_BIOGRAPHY) for paragraph in page.author.bio)
    return ArticleMade(article, author, author_created, left_out)


def _imported_before(digest: str, title: str) -> ArticlePage | None:
    imported = ArticlePage.objects.exclude(source_digest="")
    return imported.filter(source_digest=digest).first() or imported.filter(title=title).first()


def _author(box: AuthorBox | None, locale: Locale, *, publish: bool) -> tuple[Author | None, bool]:
    """Return the author whom the box names, and whether they were made just now (as an organisation)."""
    if box is None:
        return None, False
    authors = Author.objects.filter(locale=locale)
    for author in authors.order_by("pk"):
        if bare_name(author.name) == bare_name(box.name):
            return author, False
    author = Author(
        name=box.name,
        slug=free_slug(box.name, authors),
        kind=AuthorKind.ORGANISATION,
        bio=rich_text(box.bio),
        locale=locale,
        live=False,
    )
    author.full_clean()
    author.save()
    _keep_revision(author, publish=publish)
    return author, True


def _keep_revision(thing: ArticlePage | Author, *, publish: bool) -> None:
    revision = thing.save_revision()
    if publish:
        revision.publish()
        thing.refresh_from_db()
