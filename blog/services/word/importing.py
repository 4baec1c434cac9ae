"""Makes a draft article of a Word document."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models import ArticlePage, RubricPage
from blog.services.slugs import free_slug
from blog.services.word.document import WordDocument, read_document
from cms.newsroom.importing.kit import FoundPicture, ImportRefused, LeftOut, collection_for, store_picture, to_blocks

MAX_BYTES = 50 * 1024 * 1024
LONGEST_TITLE = 255


@dataclass(frozen=True)
class ArticleMade:
    """What came of a document.

    Attributes:
        article: a draft, or the article that was made of this very file before.
        is_new: whether it was made now.
        left_out: what could not be carried over.
    """

    article: ArticlePage
    is_new: bool
    left_out: tuple[LeftOut, ...] = ()


@transaction.atomic
def import_docx(file: IO[bytes], name: str, rubric: RubricPage, user: Any = None) -> ArticleMade:
    """Make a draft article below a rubric, its pictures in the library; the same file never makes a second one.

    Args:
        file: the document.
        name: the file's name, which is the title if the document has none.
        rubric: where the article will live.
        user: who imports it, if known; pictures go where they may put them.

    Raises:
        ImportRefused: no Word document, or one that can't be read.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ImportRefused(_("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1024**2})
    digest = sha256(data).hexdigest()
    known = ArticlePage.objects.filter(source_digest=digest).first()
    if known:
        return ArticleMade(known, is_new=False)
    file.seek(0)
    document = read_document(file)
    collection = collection_for(user)

    def stored(found: FoundPicture) -> Any:
        picture = document.pictures.get(found.src)
        if picture is None:
            return None
        if isinstance(picture, ImportRefused):
            raise picture
        return store_picture(picture.data, picture.name, alt=found.alt, collection=collection, user=user)

    converted = to_blocks(document.html, stored)
    if not converted.blocks and not document.standfirst:
        raise ImportRefused(_("The document holds no text."))
    title = (document.title or PurePath(name).stem)[:LONGEST_TITLE]
    article = ArticlePage(
        title=title,
        slug=free_slug(title, Page.objects.child_of(rubric)),
        intro=document.standfirst,
        body=converted.blocks,
        source_digest=digest,
        live=False,
        owner=user,
    )
    rubric.add_child(instance=article)
    article.save_revision(user=user, log_action=True)
    return ArticleMade(article, True, (*_about_title(document, name), *document.left_out, *converted.left_out))


def _about_title(document: WordDocument, name: str) -> list[LeftOut]:
    if document.title:
        return []
    return [LeftOut(name, _("The document has no title (style “Title”): the file's name stands for it."))]
