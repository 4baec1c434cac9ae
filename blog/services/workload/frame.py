"""Loads what articles are made of and stand in: pictures, authors, rubrics, tags, the call, the laureates."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.core.files.base import ContentFile
from django.utils.text import slugify
from taggit.models import Tag
from wagtail.models import Locale, Page, Site

from blog.models import Author, RubricPage
from blog.services.workload import content
from blog.services.workload.content import Content, WorkloadError
from cms.core.images.rendering import render_presets
from cms.core.models import LibraryImage

T = TypeVar("T")
#: Wraps an iterable to show how far it has been read: ``progress(iterable, total, words)``.
Progress = Callable[[Iterable[T], int, str], Iterable[T]]


@dataclass(frozen=True)
class Frame:
    """What articles refer to: keys by position in the file (tags: by name)."""

    images: list[int]
    authors: list[int]
    rubrics: list[RubricPage]
    tags: dict[str, int]
    laureates: list[int]


def load_frame(file: Content, folder: Path, progress: Progress[Any]) -> Frame:
    """Load what is missing, by slug, and return all of it.

    Args:
        file: the content.
        folder: where the pictures are.
        progress: shows how far the work is.

    Raises:
        WorkloadError: a picture can't be read.
    """
    home = front_page()
    images = [load_image(each, folder) for each in progress(file.images, len(file.images), "pictures")]
    load_call(file.call, home.locale)
    return Frame(
        images=images,
        authors=[load_author(each, home.locale) for each in file.authors],
        rubrics=[load_rubric(each, home) for each in file.rubrics],
        tags={name: load_tag(name) for name in sorted({tag for each in file.articles for tag in each.tags})},
        laureates=[
            load_laureate(each, home.locale, images)
            for each in progress(file.laureates, len(file.laureates), "laureates")
        ],
    )
