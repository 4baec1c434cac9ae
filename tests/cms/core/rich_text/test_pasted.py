"""What is pasted, or sent in the editor's name, is cleaned when it is saved: only what editors can make stays.

The editor itself turns pasted headings and pictures into what it can make; what these tests send, a browser wouldn't.
"""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from blog.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


def block(text: str, kind: str = "unstyled", **further: Any) -> dict[str, Any]:
    """Return a paragraph as the editor's Draft.js sends it."""
    empty = {"key": "a", "depth": 0, "inlineStyleRanges": [], "entityRanges": [], "data": {}}
    return {**empty, "text": text, "type": kind, **further}


def content(*blocks: dict[str, Any], **entities: Any) -> str:
    return json.dumps({"blocks": list(blocks), "entityMap": entities})


def linked(kind: str, **data: Any) -> str:
    words = block("un lien", entityRanges=[{"offset": 0, "length": 7, "key": 0}])
    return json.dumps({"blocks": [words], "entityMap": {"0": {"type": kind, "mutability": "MUTABLE", "data": data}}})


def saved(client: Client, raw: str) -> str:
    """Return what is stored of a paragraph that was sent to the editor's own form."""
    article = ArticleFactory(live=False)
    client.force_login(UserFactory())
    lists = {name: {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0} for name in ("article_authors", "corrections")}
    form = {"title": "Un titre", "slug": "un-titre", "intro": "", "body": streamfield([("paragraph", raw)]), "tags": ""}
    comments = {"comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}}
    response = client.post(f"/admin/pages/{article.pk}/edit/", nested_form_data({**form, **lists, **comments}))
    assert response.status_code == 302
    article.refresh_from_db()
    stored: ArticlePage = article.get_latest_revision_as_object()
    return "".join(each["value"] for each in stored.body.get_prep_value()).replace(' data-block-key="a"', "")


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        (content(block("Un texte.")), "<p>Un texte.</p>"),
        (content(block("<script>alert(1)</script>")), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        (linked("LINK", url="https://example.org/"), '<p><a href="https://example.org/">un lien</a></p>'),
        (linked("LINK", url="javascript:alert(1)"), "<p><a>un lien</a></p>"),
        (linked("LINK", url="data:text/html,x"), "<p><a>un lien</a></p>"),
        (linked("IMAGE", src="https://example.org/a.png", id=1), "<p></p>"),
        (linked("EMBED", url="https://example.org/"), "<p></p>"),
        (linked("UNKNOWN", html="<script>"), "<p></p>"),
        (content(block("Rouge", inlineStyleRanges=[{"offset": 0, "length": 5, "style": "RED"}])), "<p>Rouge</p>"),
        (content(block("Gras", inlineStyleRanges=[{"offset": 0, "length": 4, "style": "BOLD"}])), "<p><b>Gras</b></p>"),
        (content(block("Titre", "header-one"), block("Un texte.")), "<p>Un texte.</p>"),
        (content(block("Titre", "<script>"), block("Un texte.")), "<p>Un texte.</p>"),
    ],
)
def test_only_what_editors_can_make_is_stored(client: Client, raw: str, stored: str) -> None:
    assert saved(client, raw) == stored
