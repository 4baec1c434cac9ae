"""Rich text as html, text, ast and links; what it leads to is shown only where readers may go."""

import pytest

from cms.core.models import Rendition
from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    add_language,
    body,
    paragraph,
    restrict,
)
from tests.factories.states import hours

pytestmark = pytest.mark.django_db

FIELDS = "html text ast links { text href page { __typename title path } }"


def rich_text(source: str) -> dict:
    """Store a text as a paragraph of an article, and return it as the API answers it."""
    article = ArticleFactory(body=body(paragraph(source)))
    found = ask(f"{{ article(id: {article.pk}) {{ body {{ ... on ParagraphBlock {{ richText {{ {FIELDS} }} }} }} }} }}")
    return found["article"]["body"][0]["richText"]


def link(page: object, words: str = "la page") -> str:
    """Return a link to a page as Wagtail stores it."""
    return f'<a linktype="page" id="{page.pk}">{words}</a>'


def words(value: str, *marks: str) -> dict:
    """Return a node of the tree that holds words."""
    return {"type": "text", "value": value, "marks": list(marks)}


def test_every_form_of_one_text() -> None:
    source = '<p data-block-key="x1">Un <b>mot</b> &amp; <a href="https://example.org/">un lien</a>.</p><ul><li>Oui</li></ul>'

    assert rich_text(source) == {
        "html": '<p>Un <b>mot</b> &amp; <a href="https://example.org/">un lien</a>.</p><ul><li>Oui</li></ul>',
        "text": "Un mot & un lien.\nOui",
        "ast": {
            "type": "root",
            "children": [
                {
                    "type": "paragraph",
                    "children": [
                        words("Un "),
                        words("mot", "strong"),
                        words(" & "),
                        {"type": "link", "href": "https://example.org/", "children": [words("un lien")]},
                        words("."),
                    ],
                },
                {
                    "type": "list",
                    "ordered": False,
                    "children": [{"type": "listItem", "children": [{"type": "paragraph", "children": [words("Oui")]}]}],
                },
            ],
        },
        "links": [{"text": "un lien", "href": "https://example.org/", "page": None}],
    }


def test_link_to_a_visible_page_leads_to_the_reader_s_site() -> None:
    article = ArticleFactory(title="Suite", slug="suite", parent=RubricFactory(slug="inclusion"))

    found = rich_text(f"<p>Voir {link(article)}.</p>")
    assert found["html"] == '<p>Voir <a href="http://localhost/inclusion/suite/">la page</a>.</p>'
    assert found["links"] == [
        {
            "text": "la page",
            "href": "http://localhost/inclusion/suite/",
            "page": {"__typename": "ArticlePage", "title": "Suite", "path": "/inclusion/suite/"},
        }
    ]


def test_link_to_a_page_of_another_language_keeps_its_language() -> None:
    english = add_language("en")
    about = StandardPageFactory(title="About", slug="about", parent=english)

    assert rich_text(f"<p>{link(about)}</p>")["links"][0]["href"] == "http://localhost/en/about/"


def test_link_to_a_page_that_is_hidden_or_gone_leaves_its_words_only() -> None:
    private, below = RubricFactory(), RubricFactory(live=False)
    restrict(private)
    hidden = [
        StandardPageFactory(live=False),
        StandardPageFactory(expire_at=hours(-1)),
        private,
        ArticleFactory(parent=private),
        ArticleFactory(parent=below),
    ]
    deleted = StandardPageFactory()
    source = "<p>" + ", ".join(link(page, f"mot {number}") for number, page in enumerate([*hidden, deleted])) + "</p>"
    deleted.delete()

    found = rich_text(source)
    plain = "mot 0, mot 1, mot 2, mot 3, mot 4, mot 5"
    assert (found["html"], found["text"], found["links"]) == (f"<p>{plain}</p>", plain, [])
    assert "link" not in str(found["ast"])


@pytest.mark.parametrize("identifier", ["abc", "-1", "0", "99999999999999999999", ""])
def test_link_to_a_page_that_never_was_leaves_its_words_only(identifier: str) -> None:
    found = rich_text(f'<p><a linktype="page" id="{identifier}">un mot</a></p>')

    assert (found["html"], found["links"]) == ("<p>un mot</p>", [])


def test_link_to_a_document_leads_to_the_cms_unless_it_is_private() -> None:
    private = CollectionFactory()
    restrict(private)
    guide, secret = DocumentFactory(title="Guide"), DocumentFactory(collection=private)
    source = "".join(f'<p><a linktype="document" id="{file.pk}">le fichier</a></p>' for file in (guide, secret))

    found = rich_text(source)
    href = f"http://localhost:8000{guide.url}"
    assert found["html"] == f'<p><a href="{href}">le fichier</a></p><p>le fichier</p>'
    assert found["links"] == [{"text": "le fichier", "href": href, "page": None}]


def test_picture_in_a_text_is_shown_unless_it_is_private() -> None:
    private = CollectionFactory()
    restrict(private)
    picture, secret = ImageFactory(rendered=True), ImageFactory(collection=private)
    source = "".join(
        f'<embed embedtype="image" format="fullwidth" id="{each.pk}" alt="Une salle."/>' for each in (picture, secret)
    )

    found = rich_text(f"<p>Avant.</p>{source}<p>Après.</p>")
    assert found["html"].count("<img") == 1
    (file,) = Rendition.objects.filter(image=picture.pk, filter_spec="width-800")
    assert f'src="http://localhost:8000{file.file.url}" alt="Une salle." width="32" height="18"' in found["html"]
    assert secret.file.url not in str(found)


def test_dangerous_html_does_not_come_through() -> None:
    found = rich_text(
        '<p onclick="x()">Un<script>alert(1)</script> <a href="javascript:alert(1)">mot</a><style>p{}</style></p>'
    )

    assert "script" not in found["html"]
    assert "onclick" not in found["html"]
    assert found["links"] == []


def test_rich_texts_of_a_list_each_have_their_own_links() -> None:
    pages = [StandardPageFactory(slug=f"page-{name}", title=name) for name in "abc"]
    for page in pages:
        LaureateFactory(name=page.title, description=f"<p>{link(page)}</p>")
    LaureateFactory(name="d", description="")

    found = ask("{ laureates { nodes { name description { links { href page { title } } } } } }")["laureates"]["nodes"]
    assert found == [
        *(
            {
                "name": name,
                "description": {"links": [{"href": f"http://localhost/page-{name}/", "page": {"title": name}}]},
            }
            for name in "abc"
        ),
        {"name": "d", "description": None},
    ]
