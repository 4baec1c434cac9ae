"""The built-in reader: what its pages show, and what they keep to themselves."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage, PublicationSettings, SocialLink, StandardPage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    ImageFactory,
    LaureateFactory,
    MenuFactory,
    RubricFactory,
    StandardPageFactory,
    body,
    callout,
    contribute,
    document,
    embed,
    heading,
    hidden,
    image,
    key_figures,
    make_site,
    menu_item,
    paragraph,
    quote,
    related_pages,
    table,
)

pytestmark = pytest.mark.django_db


def read(page: Any) -> str:
    """Return the HTML that a reader gets for a page."""
    page.refresh_from_db()
    response = Client().get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_every_block_of_its_body() -> None:
    picture = ImageFactory(rendered=True, description="Une salle.", credit="Studio du Port")
    other = StandardPageFactory(title="Mode d’emploi")
    page = StandardPageFactory(
        body=body(
            heading("Trois lieux", level=3),
            paragraph(f'<p>Lire <a linktype="page" id="{other.pk}">ceci</a>.</p>'),
            quote("On apprend.", speaker="Ana", role="bénévole", attribution="dit"),
            callout("<p>Entrée libre.</p>", title="À noter"),
            image(picture, caption="Le mardi."),
            document(DocumentFactory(title="Guide")),
            embed("https://www.video.example.org/1"),
            key_figures((1234.5, "kilos", "kg", 2020)),
            table(["Lieu", "Jour"], ["Gare", "lundi"], first_column_is_heading=True),
            related_pages(other, title="À lire"),
            contribute(button_label="Écrire", page=other),
        )
    )

    html = read(page)

    wanted = [
        '<h3 id="trois-lieux">Trois lieux</h3>',
        f'<a href="{other.url}">ceci</a>',
        "dit <cite>Ana</cite>",
        "Entrée libre.",
        'alt="Une salle."',
        "Studio du Port",
        ">Guide</a>",
        "video.example.org",
        "1\u202f234,5\u00a0kg",
        "kilos (2020)",
        '<th scope="row">Gare</th>',
        ">Mode d’emploi</a>",
        ">Écrire</a>",
    ]
    assert [words for words in wanted if words not in html] == []


def test_decorative_picture_has_an_empty_alternative() -> None:
    picture = ImageFactory(rendered=True, description="Une salle.")

    html = read(StandardPageFactory(body=body(image(picture, alt="Une porte.", decorative=True))))

    assert 'alt=""' in html
    assert "Une porte." not in html
    assert "Une salle." not in html


def test_picture_that_is_not_rendered_yet_is_left_out() -> None:
    assert "<img" not in read(StandardPageFactory(body=body(image(ImageFactory()))))


def test_frame_shows_the_publication_and_its_menu() -> None:
    tree = make_site()
    rubric, below = RubricFactory(title="Mobilité"), StandardPageFactory(title="Nos lieux")
    MenuFactory(
        items=[menu_item(menu_item(page=below), page=rubric), menu_item(url="https://example.org/", label="Amis")]
    )
    settings = PublicationSettings.for_site(tree.site)
    settings.name, settings.open_lab_title, settings.open_lab_page = "Le Quartier", "Atelier ouvert", below
    settings.social_links = [SocialLink(label="Mastodon", url="https://social.example.org/@quartier")]
    settings.save()

    html = read(HomePage.objects.get(pk=tree.home.pk))

    wanted = [
        "<h1>Le Quartier</h1>",
        "<summary>Mobilité</summary>",
        f'<a href="{below.url}">Nos lieux</a>',
        '<a href="https://example.org/">Amis</a>',
        "Atelier ouvert</h2>",
        '<a href="https://social.example.org/@quartier">Mastodon</a>',
    ]
    assert [words for words in wanted if words not in html] == []


def test_page_without_site_settings_or_menu_is_served() -> None:
    assert "<h1>Seule</h1>" in read(StandardPageFactory(title="Seule"))


def test_page_kept_from_search_engines_says_so() -> None:
    assert 'content="noindex"' in read(StandardPageFactory(hidden_from_search_engines=True))


def test_words_are_escaped() -> None:
    html = read(StandardPageFactory(title="<script>alert(1)</script>", body=body(heading("<b>gras</b>"))))

    assert "<script>" not in html
    assert "&lt;b&gt;gras&lt;/b&gt;" in html


@pytest.mark.parametrize("kind", hidden.KINDS)
def test_hidden_things_leave_no_trace(kind: str) -> None:
    made = hidden.build(kind)
    page = page_about(made.thing)

    html = read(page)

    assert "Ce qui reste." in html
    assert made.canary not in html
    assert made.canary not in read(make_site().home)


def page_about(thing: Any) -> StandardPage:
    """Return a page, with a menu, that leads to a thing in every way in which a body can."""
    blocks = [paragraph("<p>Ce qui reste.</p>")]
    name = thing._meta.model_name
    if name in {"articlepage", "rubricpage", "standardpage"}:
        link = f'<p><a linktype="page" id="{thing.pk}">lien</a></p>'
        blocks += [related_pages(thing), contribute(page=thing), paragraph(link)]
        MenuFactory(items=[menu_item(menu_item(page=thing), page=thing)])
        home = make_site().home
        if name == "articlepage":
            home.featured_articles.create(article=thing)
    elif name == "libraryimage":
        blocks.append(image(thing))
    elif name == "librarydocument":
        blocks += [document(thing), paragraph(f'<p><a linktype="document" id="{thing.pk}">lien</a></p>')]
    elif name == "laureate":
        blocks += [laureate_block(thing)]
    elif name == "callforprojects":
        blocks.append({"type": "call", "value": {"call": thing.pk}, "id": "c"})
    page: StandardPage = StandardPageFactory(body=body(*blocks))
    return page


def laureate_block(thing: Any) -> dict[str, Any]:
    """Return a list that holds a visible laureate beside the given one."""
    seen = LaureateFactory(name="Visible")
    return {
        "type": "laureate_list",
        "value": {
            "title": "",
            "laureates": [{"type": "item", "value": pk, "id": str(pk)} for pk in (seen.pk, thing.pk)],
        },
        "id": "l",
    }


def test_visible_things_are_found_in_the_same_places() -> None:
    article = ArticleFactory(title="Au grand jour")
    page = page_about(article)

    assert read(page).count("Au grand jour") == 3
    assert "Au grand jour" in read(make_site().home)


@pytest.mark.parametrize("kind", [kind for kind in hidden.WHOLLY_HIDDEN_KINDS if "article" in kind])
def test_hidden_page_is_not_served(kind: str) -> None:
    made = hidden.build(kind)

    response = Client().get(made.thing.url)

    html = response.content.decode()
    assert response.status_code in {302, 404} or 'type="password"' in html
    # Wagtail's page that asks for the password repeats the address that was asked for.
    assert made.canary not in html.replace(made.thing.url, "")
