"""wagtail-grapple as it comes, on the same models and content."""

from typing import Any

from bench.questions import Question
from bench.systems.system import Asked, System, document, post


def ask(question: Question, value: Any, size: int) -> Asked:
    """Post the question's document, in grapple's own schema."""
    variables = {question.varies: value}
    if question.name != "article":
        variables["limit"] = size
    return post("/api/graphql/", document(f"grapple/{question.name}"), variables)


def titles(question: Question, answer: Any) -> list[str]:
    """Return the titles or names in an answer's data."""
    if answer.get("errors"):
        raise ValueError(answer["errors"])
    data = answer["data"]
    if question.name == "article":
        return [data["article"]["title"]]
    name = "name" if question.name == "laureates" else "title"
    return [node[name] for node in data["laureates" if question.name == "laureates" else "articles"]]


SYSTEM = System("grapple", "bench.sites.grapple.settings", ask, titles)
