"""What readers must not see is in no feed; the control shows that the same, visible, would be found."""

from typing import Any

import pytest

from blog.models import ArticlePage, Author, RubricPage
from cms.core.models import LibraryDocument, LibraryImage
from home.models import StandardPage
from laureates.models import CallForProjects, Laureate
from tests.cms.syndication.feeds.reading import get
from tests.factories import (
    ArticleFactory,
    RubricFactory,
    body,
    call,
    document,
    hidden,
    image,
    laureate,
    make_site,
    paragraph,
    related_pages,
)
from tests.factories.canary import canary_of, texts
from tests.factories.hidden import FACTORIES

pytestmark = pytest.mark.django_db

FORMATS = ["atom", "rss", "json"]


def show(thing: Any) -> None:
    """Make a visible article that shows a thing in every way that an article can."""
    ways: dict[type, Any] = {
        Author: lambda: {"authors": [thing]},
        CallForProjects: lambda: {"call": thing, "body": body(call(thing))},
        Laureate: lambda: {"body": body(laureate(thing))},
        LibraryDocument: lambda: {"body": body(document(thing))},
        LibraryImage: lambda: {"cover": thing, "body": body(image(thing))},
        RubricPage: lambda: {"also_in": [thing], "body": body(related_pages(thing))},
    }
    link = f'<p><a linktype="page" id="{thing.pk}">lien</a></p>'
    pages = {"body": body(related_pages(thing), paragraph(link))}
    fields = pages if isinstance(thing, ArticlePage | StandardPage) else ways[type(thing)]()
    ArticleFactory(parent=RubricFactory(slug="temoin"), title="Témoin", tags=["temoin"], **fields)


def everything(thing: Any) -> str:
    """Return all that feeds say, those of the thing itself included."""
    slug = getattr(thing, "slug", "x")
    names = ["articles", "rubrics/temoin", "tags/temoin", f"rubrics/{slug}", f"calls/{slug}", f"tags/{slug}"]
    answers = [get(name, form) for name in names for form in FORMATS]
    return "\n".join(answer.content.decode() for answer in answers if answer.status_code == 200)


@pytest.mark.parametrize("kind", hidden.KINDS)
def test_hidden_thing_is_in_no_feed(kind: str) -> None:
    made = hidden.build(kind)
    make_site()
    show(made.thing)
    said = everything(made.thing)
    assert said.count("Témoin") >= len(FORMATS)
    assert made.canary not in said


@pytest.mark.parametrize("name", FACTORIES)
def test_the_same_is_found_where_it_is_visible(name: str) -> None:
    canary = canary_of(name)
    factory = FACTORIES[name]
    thing = factory(**texts(factory._meta.model, canary))
    show(thing)
    assert canary in everything(thing)


def test_tag_of_hidden_articles_alone_is_unknown() -> None:
    ArticleFactory(tags=["secret"], live=False)
    make_site()
    assert get("tags/secret").status_code == 404
