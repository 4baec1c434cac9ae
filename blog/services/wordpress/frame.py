"""What posts stand in and refer to: rubrics, authors, pictures. Each is made when it is first needed."""

from html import unescape
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale, Page

from blog.models import Author, RubricPage
from blog.services.imported_body import bare_name
from blog.services.slugs import free_slug
from blog.services.wordpress.export import Attachment, Survey
from blog.services.wordpress.pictures import PictureSource, original
from blog.services.wordpress.redirects import redirect_from
from blog.services.wordpress.report import Report
from cms.core.models import LibraryImage
from cms.newsroom.importing.kit import FoundPicture, ImportRefused, Memory, store_picture

#: Categories above one another; more are a circle.
DEEPEST = 10


class Frame:
    """Gives rubrics, authors and pictures, known or new."""

    def __init__(self, found: Survey, home: Page, pictures: PictureSource, memory: Memory, report: Report) -> None:
        """Take what the export holds, where the publication is, and where to tell what was made."""
        self._survey = found
        self._home = home
        self._locale: Locale = home.locale
        self._pictures = pictures
        self._memory = memory
        self.report = report
        self._rubrics: dict[str, RubricPage] = {}
        self._authors: dict[str, Author] = {}
        self._collection = Collection.get_first_root_node()

    def forget(self) -> None:
        """Forget what was given: some of it has been undone."""
        self._rubrics.clear()
        self._authors.clear()

    def rubric(self, slug: str, name: str = "", depth: int = 0) -> RubricPage:
        """Return the rubric that a category becomes: the one imported before, one of that slug, or a new one."""
        if slug not in self._rubrics:
            self._rubrics[slug] = self._find_rubric(slug) or self._new_rubric(slug, name, depth)
        return self._rubrics[slug]

    def author(self, login: str) -> Author | None:
        """Return whoever wrote a post; None if the export doesn't say."""
        if not login:
            return None
        if login not in self._authors:
            self._authors[login] = self._find_author(login) or self._new_author(login)
        return self._authors[login]

    def picture(self, found: FoundPicture) -> LibraryImage:
        """Return the library's picture for one in a post.

        Raises:
            ImportRefused: it was not found, or the library refuses it.
        """
        attachment = self._attachment(found)
        alt = found.alt or (attachment.alt if attachment else "")
        return self.stored(attachment.url if attachment else found.src, alt)

    def look_for(self, found: FoundPicture) -> None:
        """See whether a picture would be found, without taking it.

        Raises:
            ImportRefused: it would not.
        """
        attachment = self._attachment(found)
        self._pictures.look_for(attachment.url if attachment else found.src)

    def cover(self, number: int) -> LibraryImage | None:
        """Return the picture of that number; None if the export doesn't have it.

        Raises:
            ImportRefused: as ``picture``.
        """
        attachment = self._survey.attachments.get(number)
        return self.stored(attachment.url, attachment.alt) if attachment else None

    def stored(self, url: str, alt: str) -> LibraryImage:
        """Return the library's picture for an address."""
        key = f"picture:{original(url)}"
        known: LibraryImage | None = self._memory.find(LibraryImage, key)
        if known is not None:
            return known
        data, name = self._pictures.find(url)
        image = store_picture(data, name, alt=alt, collection=self._collection)
        self._memory.keep(key, image)
        self.report.made["picture"] += 1
        return image

    def _attachment(self, found: FoundPicture) -> Attachment | None:
        """Return the picture of the library there that an element names by its class."""
        number = next((each.removeprefix("wp-image-") for each in found.classes if each.startswith("wp-image-")), "")
        return self._survey.attachments.get(int(number)) if number.isdecimal() else None

    def _find_rubric(self, slug: str) -> RubricPage | None:
        known: RubricPage | None = self._memory.find(RubricPage, f"category:{slug}")
        return known or RubricPage.objects.descendant_of(self._home).filter(slug=slug).order_by("path").first()

    def _new_rubric(self, slug: str, name: str, depth: int) -> RubricPage:
        term = self._survey.categories.get(slug)
        if depth > DEEPEST:
            raise ImportRefused(_("The categories stand in a circle: “%(slug)s” is below itself.") % {"slug": slug})
        parent: Page = self.rubric(term.parent, depth=depth + 1) if term and term.parent else self._home
        parent.refresh_from_db()
        title = unescape(term.name if term else name)[:255] or slug
        rubric = RubricPage(title=title, slug=free_slug(slug or title, Page.objects.child_of(parent)), live=True)
        parent.add_child(instance=rubric)
        rubric.save_revision(changed=False)
        self._memory.keep(f"category:{slug}", rubric)
        self.report.made["rubric"] += 1
        self.report.made["redirect"] += redirect_from(f"/category/{slug}/", rubric)
        return rubric

    def _find_author(self, login: str) -> Author | None:
        known: Author | None = self._memory.find(Author, f"author:{login}")
        if known is not None:
            return known
        name = bare_name(self._name(login))
        return next((each for each in self._local(Author).order_by("pk") if bare_name(each.name) == name), None)

    def _new_author(self, login: str) -> Author:
        name = self._name(login)
        author = Author(name=name, slug=free_slug(name, self._local(Author)), locale=self._locale)
        author.full_clean()
        author.save()
        author.save_revision(changed=False)
        self._memory.keep(f"author:{login}", author)
        self.report.made["author"] += 1
        return author

    def _name(self, login: str) -> str:
        return unescape(self._survey.authors.get(login) or login)[:255]

    def _local(self, model: Any) -> Any:
        return model.objects.filter(locale=self._locale)
