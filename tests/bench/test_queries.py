"""The documents that are asked."""

import pytest
from django.conf import settings
from graphql import parse
from graphql.language import FieldNode, Visitor, visit

from bench.questions import QUESTIONS
from bench.systems.system import document
from tests.asking import ask

DOCUMENTS = [*QUESTIONS, "page", "hundred"]


class Fields(Visitor):
    """Counts fields."""

    number = 0

    def enter_field(self, node: FieldNode, *_more: object) -> None:
        self.number += 1


def test_the_document_of_a_hundred_fields_has_a_hundred() -> None:
    fields = Fields()
    visit(parse(document("hundred")), fields)
    assert fields.number == 100


@pytest.mark.django_db
@pytest.mark.parametrize("name", DOCUMENTS)
def test_our_documents_fit_the_schema_and_the_limits_at_their_largest(name: str) -> None:
    from tests.factories import make_site

    make_site()
    assert settings.API_COST == 5_000
    question = QUESTIONS.get(name)
    variables = {question.varies: question.values[0]} if question else {"slug": "a"} if name == "hundred" else {}
    if name not in ("article", "hundred"):
        variables["first"] = 100
    ask(document(name), **variables)
