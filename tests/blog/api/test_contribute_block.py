"""The block that invites readers to contribute."""

import pytest

from tests.asking import ask
from tests.factories import ArticleFactory, FormPageFactory, body, contribute

pytestmark = pytest.mark.django_db


def test_invitation_answers_its_words_and_its_page() -> None:
    form = FormPageFactory(title="Écrire")
    article = ArticleFactory(
        body=body(contribute("À vous", "Une idée ?", "Proposer", form), contribute("Sans page", "", "Voir"))
    )

    own = "... on ContributeBlock { blockType title text buttonLabel page { __typename title } }"
    assert ask(f"{{ article(id: {article.pk}) {{ body {{ {own} }} }} }}")["article"]["body"] == [
        {
            "blockType": "ContributeBlock",
            "title": "À vous",
            "text": "Une idée ?",
            "buttonLabel": "Proposer",
            "page": {"__typename": "FormPage", "title": "Écrire"},
        },
        {"blockType": "ContributeBlock", "title": "Sans page", "text": "", "buttonLabel": "Voir", "page": None},
    ]
