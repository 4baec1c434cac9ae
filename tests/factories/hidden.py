"""What readers must not see: one builder for every way in which content can be hidden.

``hidden.build("draft article")`` returns what it made with the canary, a word that stands in every text
field of it. A test asks for everything it can and then looks for the canary; ``KINDS`` holds every name, for
parametrised tests: ``@pytest.mark.parametrize("kind", hidden.KINDS)``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from tests.factories.canary import canary_of, texts
from tests.factories.laureates import CallFactory, LaureateFactory
from tests.factories.media import CollectionFactory, DocumentFactory, ImageFactory, png
from tests.factories.pages import ArticleFactory, RubricFactory, StandardPageFactory
from tests.factories.people import AuthorFactory
from tests.factories.privacy import restrict
from tests.factories.states import STATES, hours


@dataclass(frozen=True)
class Hidden:
    """A hidden thing.

    Attributes:
        thing: the page, snippet, image or document.
        canary: the word that stands in its text fields.
    """

    thing: Any
    canary: str


def build(kind: str) -> Hidden:
    """Make one hidden thing; ``kind`` is one of ``KINDS``."""
    canary = canary_of(kind)
    return Hidden(BUILDERS[kind](canary), canary)


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
