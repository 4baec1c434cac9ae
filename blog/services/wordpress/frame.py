"""What posts stand in and refer to: rubrics, authors, tags, pictures. Each is made when it is first needed."""

from html import unescape
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.models import Locale, Page

from blog.models import Author, RubricPage
from blog.services.imported_body import bare_name
from blog.services.slugs import free_slug
from blog.services.wordpress.export import Attachment, Survey
from blog.services.wordpress.pictures import PictureSource, original
from blog.services.wordpress.redirects import redirect_from
from blog.services.wordpress.report import Report
from cms.core.models import LibraryImage
from cms.newsroom.importing.kit import FoundPicture, ImportRefused, Memory, collection_for, store_picture

#: Categories above one another; more are a circle.
DEEPEST = 10


class Frame:
    """Gives rubrics, authors, tags and pictures, known or new; a trial only counts those that would be new."""

    def __init__(
        self,
        found: Survey,
        home: Page,
        pictures: PictureSource,
        memory: Memory,
        report: Report,
        *,
        user: Any = None,
        trial: bool = False,
    ) -> None:
        """Take what the export holds, where the publication is, and where to tell what was made.

        Args:
            found: what the export holds.
            home: the page below which all is put.
            pictures: where pictures are found.
            memory: of what was made before.
            report: where what is made is counted.
            user: who imports, if known; pictures go where they may put them.
            trial: whether nothing is to be made; what would be new is None then.
        """
        self._survey = found
        self._home = home
        self._locale: Locale = home.locale
        self._pictures = pictures
        self._memory = memory
        self._report = report
        self._user = user
        self._trial = trial
        self._rubrics: dict[str, RubricPage | None] = {}
        self._authors: dict[str, Author | None] = {}
        self._tags: dict[str, Tag] = {}
        self._counted: set[str] = set()
        self._collection = collection_for(user)

    def rubric(self, slug: str, name: str = "", depth: int = 0) -> RubricPage | None:
        """Return the rubric that a category becomes: the one imported before, one of that slug, or a new one.

        Raises:
            ImportRefused: the categories stand in a circle.
        """
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

    def tag(self, name: str) -> Tag:
        """Return the tag of a name."""
        if name not in self._tags:
            self._tags[name] = Tag.objects.get_or_create(name=name)[0]
        return self._tags[name]

    def picture(self, found: FoundPicture) -> LibraryImage | None:
        """Return the library's picture for one in a post.

        Raises:
            ImportRefused: it was not found, or the library refuses it.
        """
        attachment = self._attachment(found)
        alt = found.alt or (attachment.alt if attachment else "")
        return self.stored(attachment.url if attachment else found.src, alt)

    def cover(self, number: int) -> LibraryImage | None:
        """Return the picture of that number; None if the export doesn't have it.

        Raises:
            ImportRefused: as ``picture``.
        """
        attachment = self._survey.attachments.get(number)
        return self.stored(attachment.url, attachment.alt) if attachment else None

    def stored(self, url: str, alt: str) -> LibraryImage | None:
        """Return the library's picture for an address; a new one is there and remembered whatever becomes of the post.

        Raises:
            ImportRefused: it was not found, or the library refuses it.
        """
        key = f"picture:{original(url)}"
        known: LibraryImage | None = self._memory.find(LibraryImage, key)
        if known is not None:
            return known
        if self._trial:
            self._pictures.look_for(url)
            self._count_once("picture", key)
            return None
        data, name = self._pictures.find(url)
        with transaction.atomic():
            image = store_picture(data, name, alt=alt, collection=self._collection, user=self._user)
            self._memory.keep(key, image)
        self._report.made["picture"] += 1
        return image

    def _count_once(self, kind: str, key: str) -> None:
        if key not in self._counted:
            self._counted.add(key)
            self._report.made[kind] += 1

    def _attachment(self, found: FoundPicture) -> Attachment | None:
        """Return the picture of the library there that an element names by its class."""
        number = next((each.removeprefix("wp-image-") for each in found.classes if each.startswith("wp-image-")), "")
        return self._survey.attachments.get(int(number)) if number.isdecimal() else None

    def _find_rubric(self, slug: str) -> RubricPage | None:
        known: RubricPage | None = self._memory.find(RubricPage, f"category:{slug}")
        return known or RubricPage.objects.descendant_of(self._home).filter(slug=slug).order_by("path").first()

    def _new_rubric(self, slug: str, name: str, depth: int) -> RubricPage | None:
        term = self._survey.categories.get(slug)
        if depth > DEEPEST:
            raise ImportRefused(_("The categories stand in a circle: “%(slug)s” is below itself.") % {"slug": slug})
        above = self.rubric(term.parent, depth=depth + 1) if term and term.parent else self._home
        self._report.made["rubric"] += 1
        if self._trial or above is None:
            return None
        above.refresh_from_db()
        title = unescape(term.name if term else name)[:255] or slug
        rubric = RubricPage(
            title=title, slug=free_slug(slug or title, Page.objects.child_of(above)), live=True, owner=self._user
        )
        above.add_child(instance=rubric)
        rubric.save_revision(user=self._user, changed=False)
        self._memory.keep(f"category:{slug}", rubric)
        self._report.made["redirect"] += redirect_from([(f"/category/{slug}/", rubric)])
        return rubric

    def _find_author(self, login: str) -> Author | None:
        known: Author | None = self._memory.find(Author, f"author:{login}")
        if known is not None:
            return known
        name = bare_name(self._name(login))
        return next((each for each in self._local(Author).order_by("pk") if bare_name(each.name) == name), None)

    def _new_author(self, login: str) -> Author | None:
        name = self._name(login)
        author = Author(name=name, slug=free_slug(name, self._local(Author)), locale=self._locale)
        author.full_clean()
        self._report.made["author"] += 1
        if self._trial:
            return None
        author.save()
        author.save_revision(user=self._user, changed=False)
        self._memory.keep(f"author:{login}", author)
        return author

    def _name(self, login: str) -> str:
        return unescape(self._survey.authors.get(login) or login)[:255]

    def _local(self, model: Any) -> Any:
        return model.objects.filter(locale=self._locale)
