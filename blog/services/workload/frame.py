"""Loads what articles stand in and refer to, few enough to be stored one by one, as an editor would."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from django.apps import apps
from taggit.models import Tag
from wagtail.models import Locale, Page, Site

from blog.models import Author, RubricPage
from blog.services.workload import content
from blog.services.workload.content import Content, WorkloadError
from blog.services.workload.laureates import load_call, load_laureate
from blog.services.workload.pictures import load_image

#: Goes through a sequence and shows how far it is: ``progress(sequence, words)``.
Progress = Callable[[Sequence[Any], str], Iterable[Any]]


@dataclass(frozen=True)
class Frame:
    """What articles refer to: rubrics, and keys, by position in the file; of tags by name."""

    images: list[int]
    authors: list[int]
    rubrics: list[RubricPage]
    tags: dict[str, int]
    laureates: list[int]


def load_frame(file: Content, folder: Path, progress: Progress) -> Frame:
    """Load what is missing, by slug, and return all of it.

    Args:
        file: the content.
        folder: where the pictures are.
        progress: shows how far the work is.

    Raises:
        WorkloadError: a picture can't be read, or the publication has no site.
    """
    home = front_page()
    load_call(file.call, home.locale)
    images = [load_image(each, folder) for each in progress(file.images, "picture")]
    return Frame(
        images=images,
        authors=[load_author(each, home.locale) for each in file.authors],
        rubrics=[load_rubric(each, home) for each in file.rubrics],
        tags={name: load_tag(name) for name in sorted({tag for each in file.articles for tag in each.tags})},
        laureates=[load_laureate(each, home.locale, images) for each in progress(file.laureates, "laureate")],
    )


def front_page() -> Page:
    """Return the page below which rubrics go; on a new database it replaces Wagtail's welcome page."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise WorkloadError("The publication has no default site: create one in the admin, or run load_demo.")
    if not RubricPage.can_exist_under(site.root_page):
        home = apps.get_model("home", "HomePage")(title="Accueil", slug="accueil", locale=site.root_page.locale)
        site.root_page = Page.get_first_root_node().add_child(instance=home)
        site.save()
    return site.root_page


def load_author(given: content.Author, locale: Locale) -> int:
    """Return the key of the author with that slug, made if there is none."""
    fields = {"name": given.name, "bio": f"<p>{escape(given.bio)}</p>"}
    author, _made = Author.objects.get_or_create(slug=given.slug, locale=locale, defaults=fields)
    return author.pk


def load_rubric(given: content.Rubric, home: Page) -> RubricPage:
    """Return the rubric with that slug below the front page, made if there is none."""
    rubric = RubricPage.objects.child_of(home).filter(slug=given.slug).first()
    if rubric is not None:
        return rubric
    home.refresh_from_db()
    made = RubricPage(title=given.name, slug=given.slug, description=given.description, locale=home.locale)
    return home.add_child(instance=made)


def load_tag(name: str) -> int:
    """Return the key of a tag, made if there is none."""
    return Tag.objects.get_or_create(name=name)[0].pk
