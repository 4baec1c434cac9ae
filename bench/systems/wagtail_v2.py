"""Wagtail's own API, version 2, on the same models and content."""

from typing import Any
from urllib.parse import urlencode

from bench.questions import Question
from bench.systems.system import Asked, System

ARTICLE = {"type": "blog.ArticlePage"}
FIELDS = "intro,article_authors,rubric,tags,cover"

PARAMETERS = {
    "list": {**ARTICLE, "order": "-first_published_at", "fields": FIELDS},
    "article": {**ARTICLE, "fields": f"{FIELDS},body"},
    "laureates": {
        "order": "name",
        "fields": "slug,summary,website,founded,territories,key_figures,logo",
    },
    "search": {**ARTICLE, "fields": "intro"},
}


def ask(question: Question, value: Any, size: int) -> Asked:
    """Get the question's list."""
    endpoint = "laureates" if question.name == "laureates" else "pages"
    varies = "search" if question.varies == "query" else question.varies
    parameters = {**PARAMETERS[question.name], varies: value, "limit": size}
    return Asked("GET", f"/api/v2/{endpoint}/?{urlencode(parameters)}")


def titles(question: Question, answer: Any) -> list[str]:
    """Return the titles or names in an answer."""
    return [item["name" if question.name == "laureates" else "title"] for item in answer["items"]]


SYSTEM = System(
    "wagtail-v2",
    "bench.sites.wagtail_v2.settings",
    ask,
    titles,
    modes={"uncached": {"BENCH_SITE_CACHE": "0"}, "repeated": {"BENCH_SITE_CACHE": "1"}},
)
