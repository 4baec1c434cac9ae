"""What readers must not see: one builder for every way in which content can be hidden.

``hidden.build("draft article")`` returns what it made with the canary, a word that stands in every text field of
it. A test asks for everything it can and then looks for the canary; ``KINDS`` holds every name, for parametrised
tests: ``@pytest.mark.parametrize("kind", hidden.KINDS)``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.blocks import StreamBlock
from wagtail.fields import RichTextField, StreamField

from tests.factories.body import body, heading, paragraph
from tests.factories.laureates import CallFactory, LaureateFactory
from tests.factories.media import CollectionFactory, DocumentFactory, ImageFactory, png
from tests.factories.pages import ArticleFactory, RubricFactory, StandardPageFactory
from tests.factories.people import AuthorFactory
from tests.factories.privacy import restrict


@dataclass(frozen=True)
class Hidden:
    """A hidden thing.

    Attributes:
        thing: the page, snippet, image or document.
        canary: the word that stands in its text fields.
    """

    thing: Any
    canary: str


Fields = dict[str, Any]


def build(kind: str) -> Hidden:
    """Make one hidden thing; ``kind`` is one of ``KINDS``."""
    canary = canary_of(kind)
    return Hidden(BUILDERS[kind](canary), canary)


def canary_of(kind: str) -> str:
    """Return the word that marks a kind: letters only, so that it can stand in a slug or an address."""
    return "canary" + "".join(letter for letter in kind if letter.isalpha())


def texts(model: type[models.Model], canary: str) -> Fields:
    """Return a value that holds the canary for every field of a model in which an editor can write."""
    values: Fields = {}
    for field in model._meta.concrete_fields:
        if field.editable and field.name != "path" and not field.choices and isinstance(field, models.TextField | models.CharField):
            values[field.name] = text(field, canary)
    return {name: value for name, value in values.items() if value}


def text(field: models.Field, canary: str) -> str | None:
    """Return what an editor could have written into one field; ``None`` where the canary cannot stand."""
    if isinstance(field, StreamField):
        return body(heading(canary), paragraph(f"<p>{canary}</p>")) if has_text_blocks(field.stream_block) else None
    if isinstance(field, RichTextField):
        return f"<p>{canary}</p>"
    if isinstance(field, models.URLField):
        return f"https://example.org/{canary}"
    if isinstance(field, models.FileField) or (field.max_length or 255) < len(canary):
        return None
    return canary


def has_text_blocks(block: StreamBlock) -> bool:
    """Return whether the stream holds the blocks of a body."""
    return {"heading", "paragraph"} <= block.child_blocks.keys()


# States that pages and snippets share.


def draft(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that was never published: it has a revision only."""
    thing = factory(live=False, has_unpublished_changes=True, **fields)
    thing.save_revision()
    return thing


def unpublished(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that was published, then taken back."""
    thing = factory(**fields)
    thing.save_revision().publish()
    thing.refresh_from_db()
    thing.unpublish()
    return thing


def expired(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that is past its end, which the worker has not yet noticed."""
    return factory(expire_at=hours(-1), **fields)


def withdrawn(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that is past its end, and that the worker has taken back."""
    return factory(live=False, expired=True, expire_at=hours(-1), first_published_at=hours(-9), **fields)


def scheduled(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that will be published tomorrow."""
    thing = factory(live=False, has_unpublished_changes=True, **fields)
    thing.go_live_at = hours(24)
    thing.save_revision().publish()
    thing.refresh_from_db()
    return thing


def changed(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a live thing without the canary, whose unpublished changes hold it."""
    thing = factory()
    for name, value in fields.items():
        if name != "slug":
            setattr(thing, name, value)
    thing.save_revision()
    return type(thing).objects.get(pk=thing.pk)


def hours(number: int) -> datetime:
    """Return the time so many hours from now."""
    return timezone.now() + timedelta(hours=number)


STATES = {
    "draft": draft,
    "unpublished": unpublished,
    "expired": expired,
    "withdrawn": withdrawn,
    "scheduled": scheduled,
    "changed": changed,
}
FACTORIES: dict[str, type[DjangoModelFactory]] = {
    "article": ArticleFactory,
    "rubric": RubricFactory,
    "standard page": StandardPageFactory,
    "author": AuthorFactory,
    "laureate": LaureateFactory,
    "call": CallFactory,
}

# What is hidden by where it is.


def article_below(canary: str, rubric: Any) -> Any:
    """Return a live article in a hidden rubric."""
    return ArticleFactory(parent=rubric, **texts(ArticleFactory._meta.model, canary))


def rubric_with(canary: str, **fields: Any) -> Any:
    """Return a rubric that holds the canary too."""
    return RubricFactory(**{**texts(RubricFactory._meta.model, canary), "slug": f"{canary}-rubric", **fields})


def below_private(restriction: str) -> Callable[[str], Any]:
    """Return a builder of an article two levels below a private rubric."""

    def make(canary: str) -> Any:
        private = rubric_with(canary)
        restrict(private, restriction)
        inner = rubric_with(canary, parent=private)
        return article_below(canary, inner)

    return make


def private_page(canary: str) -> Any:
    """Return an article that is itself private."""
    article = ArticleFactory(**texts(ArticleFactory._meta.model, canary))
    restrict(article, "login")
    return article


def below_unpublished_rubric(canary: str) -> Any:
    """Return a live article whose rubric was taken back."""
    return article_below(canary, rubric_with(canary, live=False))


def below_expired_rubric(canary: str) -> Any:
    """Return a live article whose rubric is past its end."""
    return article_below(canary, rubric_with(canary, expire_at=hours(-1)))


def private_file(make: Callable[..., Any], *, depth: int) -> Callable[[str], Any]:
    """Return a builder of a file in a private collection, or ``depth`` levels below one."""

    def build_file(canary: str) -> Any:
        collection = CollectionFactory(name=canary)
        restrict(collection, "password" if depth else "login")
        for _level in range(depth):
            collection = CollectionFactory(name=canary, parent=collection)
        return make(canary, collection)

    return build_file


def make_image(canary: str, collection: Any) -> Any:
    """Return an image with its renditions, so that an address could leak."""
    fields = texts(ImageFactory._meta.model, canary)
    return ImageFactory(**fields, collection=collection, file=ContentFile(png(), f"{canary}.png"), rendered=True)


def make_document(canary: str, collection: Any) -> Any:
    """Return a document."""
    return DocumentFactory(title=canary, collection=collection, file=ContentFile(canary.encode(), f"{canary}.txt"))


def in_state(state: str, thing: str) -> Callable[[str], Any]:
    """Return a builder of a thing in a state."""

    def make(canary: str) -> Any:
        factory = FACTORIES[thing]
        return STATES[state](factory, texts(factory._meta.model, canary))

    return make


PAGES_BY_PLACE: dict[str, Callable[[str], Any]] = {
    "article below a page with a password": below_private("password"),
    "article below a page for accounts": below_private("login"),
    "article below a page for a group": below_private("groups"),
    "private article": private_page,
    "article below an unpublished rubric": below_unpublished_rubric,
    "article below an expired rubric": below_expired_rubric,
}
FILES: dict[str, Callable[[str], Any]] = {
    "image in a private collection": private_file(make_image, depth=0),
    "image below a private collection": private_file(make_image, depth=1),
    "document in a private collection": private_file(make_document, depth=0),
    "document below a private collection": private_file(make_document, depth=1),
}
BUILDERS: dict[str, Callable[[str], Any]] = {
    **{f"{state} {thing}": in_state(state, thing) for thing in FACTORIES for state in STATES},
    **PAGES_BY_PLACE,
    **FILES,
}

#: Every kind; a "changed" one is itself visible, only its unpublished words are hidden.
KINDS = list(BUILDERS)
WHOLLY_HIDDEN_KINDS = [kind for kind in KINDS if not kind.startswith("changed")]
