"""The file that ``bench/make_content.py`` writes: its shape, and its reading."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints, ValidationError, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=240)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=240)]
FileName = Annotated[str, StringConstraints(pattern=r"^[\w-]+\.(jpg|png|webp)$")]
Position = Annotated[int, Field(ge=0)]


class WorkloadError(Exception):
    """The file isn't what ``bench/make_content.py`` writes; the message is one line."""


class Picture(BaseModel):
    """A picture, in the folder ``images`` beside the file."""

    file: FileName
    title: Line
    alt: Line


class Author(BaseModel):
    """An author, with a biography in plain text."""

    name: Line
    slug: Slug
    bio: str


class Rubric(BaseModel):
    """A rubric."""

    name: Line
    slug: Slug
    description: str


class Call(BaseModel):
    """The call for projects."""

    name: Line
    slug: Slug
    hashtag: Line
    budget_eur: Position
    opened: date


class Figure(BaseModel):
    """A number and what it counts."""

    label: Line
    value: int


class Laureate(BaseModel):
    """A laureate; ``logo`` is a position in the list of pictures, ``territories`` are names of towns."""

    name: Line
    slug: Slug
    summary: str
    description: str
    website: Annotated[str, StringConstraints(max_length=200)]
    founded: Annotated[int, Field(ge=1000, le=2200)]
    territories: list[Line]
    logo: Position
    figures: list[Figure]


class HeadingPart(BaseModel):
    """A heading of the body."""

    type: Literal["heading"]
    text: Line


class ParagraphPart(BaseModel):
    """A paragraph of the body, in HTML."""

    type: Literal["paragraph"]
    html: str


class ImagePart(BaseModel):
    """A picture of the body, by its position."""

    type: Literal["image"]
    image: Position


class QuotePart(BaseModel):
    """A quotation of the body."""

    type: Literal["quote"]
    text: str
    who: Line


class LaureatesPart(BaseModel):
    """Laureates that the body speaks of, by their positions."""

    type: Literal["laureates"]
    laureates: list[Position]


Part = Annotated[HeadingPart | ParagraphPart | ImagePart | QuotePart | LaureatesPart, Field(discriminator="type")]


class Article(BaseModel):
    """An article; author, rubric and image are positions in their lists, tags are names."""

    title: Line
    slug: Slug
    published: AwareDatetime
    intro: str
    author: Position
    rubric: Position
    tags: list[Line]
    image: Position
    body: list[Part]


class Content(BaseModel):
    """The whole file. Positions lead to entries of its own lists, which is checked when it is read."""

    images: list[Picture]
    authors: list[Author]
    rubrics: list[Rubric]
    call: Call
    laureates: list[Laureate]
    articles: Annotated[list[Article], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_consistent(self) -> "Content":
        if len({article.slug for article in self.articles}) < len(self.articles):
            raise ValueError("two articles have the same slug")
        for laureate in self.laureates:
            _check(laureate.logo, self.images, f"{laureate.slug}: logo")
        for article in self.articles:
            _check(article.author, self.authors, f"{article.slug}: author")
            _check(article.rubric, self.rubrics, f"{article.slug}: rubric")
            _check(article.image, self.images, f"{article.slug}: image")
            for part in article.body:
                if isinstance(part, ImagePart):
                    _check(part.image, self.images, f"{article.slug}: image")
                if isinstance(part, LaureatesPart):
                    for position in part.laureates:
                        _check(position, self.laureates, f"{article.slug}: laureate")
        return self


def _check(position: int, entries: Sequence[BaseModel], name: str) -> None:
    if position >= len(entries):
        raise ValueError(f"{name} {position} is not in the file")


def read_content(file: Path) -> Content:
    """Read and check the file.

    Args:
        file: ``content.json``, with the folder ``images`` beside it.

    Raises:
        WorkloadError: it can't be read, or isn't of that shape.
    """
    try:
        return Content.model_validate_json(file.read_bytes())
    except OSError as error:
        raise WorkloadError(f"{file} can't be read: {error.strerror}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise WorkloadError(f"{file} isn't a workload: {place}{': ' if place else ''}{first['msg']}.") from None
