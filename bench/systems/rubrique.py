"""Ours: the API as it is served in production."""

from typing import Any

from bench.questions import Question
from bench.systems.system import Asked, System, document, post


def ask(question: Question, value: Any, size: int) -> Asked:
    """Post the question's document."""
    variables = {question.varies: value}
    if question.name != "article":
        variables["first"] = size
    return post("/graphql/", document(question.name), variables)


def titles(question: Question, answer: Any) -> list[str]:
    """Return the titles or names in an answer's data."""
    data = answer["data"]
    if question.name == "article":
        return [data["article"]["title"]]
    if question.name == "search":
        return [node["article"]["title"] for node in data["search"]["nodes"]]
    name = "title" if question.name == "list" else "name"
    return [node[name] for node in data["articles" if question.name == "list" else "laureates"]["nodes"]]


SYSTEM = System("rubrique", "cms.settings.production", ask, titles, "cms.wsgi:application")
