"""What partners get of each type: whole, public, in constant statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import ArticlePage
from cms.api.plans.reference import Outcome, outcomes
from cms.core.models import LibraryImage
from cms.journal.models import PublicItem
from cms.journal.sources import sources
from cms.syndication.declarations import selections, stay_out
from cms.syndication.items import document, item_types, items_of
from tests.cms.journal.test_any_order import newsroom
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    CallFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    TerritoryFactory,
    body,
    heading,
    image,
    laureate,
    make_site,
    paragraph,
)
from tests.partner import happens

pytestmark = pytest.mark.django_db


def one(kind: str, key: int) -> dict:
    return items_of(kind, [key])[key]


def test_an_article_comes_whole():
    rubric, guest = RubricFactory(title="Inclusion"), RubricFactory(title="Mobilité")
    author, won = AuthorFactory(name="Ada"), LaureateFactory(name="Emmaüs")
    article = happens(
        lambda: ArticleFactory(
            title="Un titre",
            intro="Le chapô.",
            parent=rubric,
            also_in=[guest],
            authors=[author],
            tags=["école"],
            source="Gazette",
            body=body(heading("Sous-titre"), paragraph("<p>Du <b>texte</b>.</p>"), laureate(won)),
        )
    )
    item = one("article", article.pk)
    assert (item["id"], item["type"], item["title"]) == (f"article:{article.pk}", "article", "Un titre")
    assert item["standfirst"] == "Le chapô."
    assert item["url"] == f"http://localhost/{rubric.slug}/{article.slug}/"
    assert [each["id"] for each in item["authors"]] == [f"author:{author.pk}"]
    assert item["rubric"] | {"slug": ""} == {
        "id": f"rubric:{rubric.pk}",
        "title": "Inclusion",
        "slug": "",
        "url": f"http://localhost/{rubric.slug}/",
    }
    assert [each["id"] for each in item["alsoIn"]] == [f"rubric:{guest.pk}"]
    assert item["tags"] == [{"name": "école", "slug": "ecole"}]
    assert [block["blockType"] for block in item["body"]] == ["HeadingBlock", "ParagraphBlock", "LaureateBlock"]
    assert item["body"][0] | {"id": ""} == {
        "id": "",
        "blockType": "HeadingBlock",
        "text": "Sous-titre",
        "level": 2,
        "anchor": "sous-titre",
    }
    assert item["body"][1]["richText"] == {"html": "<p>Du <b>texte</b>.</p>"}
    assert item["body"][2]["laureate"] == {"id": f"laureate:{won.pk}", "name": "Emmaüs", "slug": won.slug}
    assert "<p>Du <b>texte</b>.</p>" in item["bodyHtml"]
    assert (item["source"], item["licence"]["name"]) == ("Gazette", "Licence Ouverte 2.0")
    assert item["licence"]["attribution"].startswith("Gazette, « Un titre », ")


def test_every_type_has_an_id_a_date_a_licence_and_a_source():
    award = AwardFactory()
    article = ArticleFactory(authors=[AuthorFactory()], cover=ImageFactory())
    things = {
        "article": article,
        "author": AuthorFactory(),
        "call": award.call,
        "image": ImageFactory(),
        "laureate": award.laureate,
        "page": StandardPageFactory(),
        "rubric": RubricFactory(),
    }
    assert things.keys() == selections().keys()
    for kind, thing in things.items():
        item = one(kind, thing.pk)
        assert (item["id"], item["type"]) == (f"{kind}:{thing.pk}", kind)
        assert item["updatedAt"].endswith("Z")
        assert item["licence"].keys() == {"name", "url", "attribution"}
        assert item["source"] == "Rubrique"


@pytest.mark.parametrize("kind", ["article", "laureate", "rubric", "image", "author", "call"])
def test_statements_do_not_grow_with_the_list(kind):
    def make():
        picture = ImageFactory()
        return {
            "article": lambda: ArticleFactory(
                authors=[AuthorFactory()],
                cover=picture,
                tags=["un", "deux"],
                also_in=[RubricFactory()],
                call=CallFactory(),
                body=body(heading("A"), image(picture), laureate(LaureateFactory())),
            ),
            "laureate": lambda: (
                AwardFactory(laureate=LaureateFactory(logo=picture, territories=[TerritoryFactory()])).laureate
            ),
            "rubric": lambda: RubricFactory(image=picture),
            "image": lambda: picture,
            "author": lambda: AuthorFactory(portrait=picture, links={"Site": "https://example.org"}),
            "call": lambda: AwardFactory().call,
        }[kind]().pk

    def statements(keys):
        items_of(kind, keys)
        with CaptureQueriesContext(connection) as captured:
            assert items_of(kind, keys).keys() == set(keys)
        return len(captured)

    keys = [make() for _ in range(12)]
    assert statements(keys[:1]) == statements(keys)


def test_what_readers_may_not_see_gives_no_item():
    from tests.factories import restrict

    hidden = ArticleFactory()
    restrict(hidden, "login")
    draft, shown = ArticleFactory(live=False), ArticleFactory()
    assert items_of("article", [hidden.pk, draft.pk, shown.pk, 10**9]).keys() == {shown.pk}


def test_a_hidden_author_picture_or_rubric_is_not_given_away_by_an_article():
    article = ArticleFactory(
        authors=[AuthorFactory(name="Secrète", live=False)],
        also_in=[RubricFactory(title="Secrète", live=False)],
        body=body(laureate(LaureateFactory(name="Secrète", live=False))),
    )
    assert "Secrète" not in repr(one("article", article.pk))


def test_a_picture_that_has_been_rendered_is_told_of():
    make_site()
    picture = happens(ImageFactory)
    told = PublicItem.objects.get(type="image", key=picture.pk)
    item = one("image", picture.pk)
    assert item["card"]["url"].startswith("http://localhost:8000/media/")
    assert told.sequence > 0
    assert LibraryImage.objects.get().placeholder


def test_items_are_answered_by_plans_and_are_those_of_the_reference(settings):
    happens(newsroom)
    outcomes.clear()
    keys = {kind: list(sources()[kind].model.objects.values_list("pk", flat=True)) for kind in item_types()}
    planned = {kind: items_of(kind, keys[kind]) for kind in keys}
    asked = sum(1 for items in planned.values() if items)

    assert outcomes == {Outcome.PLAN: asked}
    settings.API_PLANS = False
    assert {kind: items_of(kind, keys[kind]) for kind in keys} == planned
    assert outcomes == {Outcome.PLAN: asked, Outcome.DESIGN: asked}
    assert {kind for kind, items in planned.items() if items} >= {"article", "author", "image", "laureate", "rubric"}


def test_every_public_type_says_what_partners_get():
    assert selections().keys() | stay_out() == sources().keys()
    assert not selections().keys() & stay_out()


def test_a_type_that_says_nothing_is_refused(monkeypatch):
    from cms.syndication import checks

    monkeypatch.setattr(checks, "selections", dict)
    messages = checks.every_public_type_has_an_item_or_stays_out(None)
    assert 'The type "article" does not say of its syndication.' in [message.msg for message in messages]
    monkeypatch.setattr(checks, "selections", lambda: dict.fromkeys(sources(), ""))
    messages = checks.every_public_type_has_an_item_or_stays_out(None)
    assert 'The type "menu" says two things of its syndication.' in [message.msg for message in messages]


def test_an_item_that_does_not_fit_the_schema_is_refused(monkeypatch):
    from cms.api.kit import ThingsDocument
    from cms.syndication import checks

    monkeypatch.setattr(checks, "document", lambda: ThingsDocument({ArticlePage: "titel"}))
    (message,) = checks.every_public_type_has_an_item_or_stays_out(None)
    assert message.id == "cms.E006"
    assert "Cannot query field 'titel' on type 'ArticlePage'" in message.msg
    assert document().tree
