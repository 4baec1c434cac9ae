"""Asks for feeds as their readers do."""

from typing import Any

import feedparser
from django.test import Client


def get(name: str, form: str = "atom", host: str = "localhost", **asked: Any) -> Any:
    """Return the response to a request for a feed, such as ``rubrics/inclusion``."""
    headers = asked.pop("headers", {})
    return Client().get(f"/feeds/{name}.{form}", asked, headers={"Host": host, **headers})


def parsed(name: str = "articles", form: str = "atom", **asked: Any) -> Any:
    """Return what feedparser reads in a feed, which must be well formed."""
    response = get(name, form, **asked)
    assert response.status_code == 200, response.content
    found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not found.bozo, found.bozo_exception
    return found


def titles(name: str = "articles", form: str = "json", **asked: Any) -> list[str]:
    """Return the titles of what a feed holds, in its order."""
    response = get(name, form, **asked)
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


def refusal(name: str, form: str = "atom", status: int = 404, **asked: Any) -> str:
    """Return the sentence with which a feed is refused."""
    response = get(name, form, **asked)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    return response.content.decode().strip()
