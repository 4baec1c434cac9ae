"""Asks every document three times: of the content as it is, with all of it shown, and with what is hidden deleted."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.test import Client, override_settings

from cms.api.schema import get_schema
from tests.cms.api.hidden.documents import Document, attempts, crawl, with_token
from tests.cms.api.hidden.values import CANARY, UNKNOWN_ID
from tests.cms.api.hidden.world import World

#: The arguments that must name a hidden thing for it to be found: no list of the crawl has it.
REVEALING = {("Query", "search", "query"), ("Query", "route", "path")}

CURSOR = re.compile(rb'"(?:\w*[cC]ursor)":"([\w-]+)"')


@dataclass(frozen=True)
class Recording:
    """The answers, head and body, in the order of the documents.

    Attributes:
        crawl: documents that go everywhere.
        attempts: documents that try an argument's values.
        as_is: the answers to all documents.
        revealed: those to the crawl and those that name hidden things, once everything is shown.
        deleted: those to all documents, once what is hidden is deleted; ``None`` for those that name a hidden thing,
            which are compared with those that name nothing.
    """

    crawl: list[Document]
    attempts: list[Document]
    as_is: list[bytes]
    revealed: list[bytes]
    deleted: list[bytes | None]

    @property
    def documents(self) -> list[Document]:
        """Return every document."""
        return [*self.crawl, *self.attempts]


def record() -> Recording:
    """Build the content, ask, and leave no trace in the database."""
    with _undone():
        world = World()
        values = world.values()
        crawling = list(crawl(get_schema(), values))
        as_is = answers(crawling)
        values.known["after"] = values.known["before"] = list(
            _cursors(as_is, [each.pk for each in world.hidden.values()])
        )
        trying = [*attempts(get_schema(), values), *with_token(get_schema(), values, world.token())]
        as_is += answers(trying)
        with _undone():
            world.reveal()
            revealed = answers([*crawling, *(each for each in trying if each.argument in REVEALING)])
        with _undone():
            world.delete()
            asked = [each for each in [*crawling, *trying] if not each.names_hidden]
            found = iter(answers(asked))
            deleted = [None if each.names_hidden else next(found) for each in [*crawling, *trying]]
    return Recording(crawling, trying, as_is, revealed, deleted)


def answers(documents: list[Document]) -> list[bytes]:
    """Return what an anonymous caller is answered, head and body, to each document."""
    caches["default"].clear()
    # What may be asked at once is no matter here: whoever waits can ask it all.
    limits = override_settings(API_COST=10**9, REQUESTS_PER_MINUTE=10**9, API_DATABASE_SECONDS=60)
    client = Client(headers={"Accept": "application/graphql-response+json", "X-Request-ID": "search"})
    with limits:
        return [_answer(client, document) for document in documents]


def _answer(client: Client, document: Document) -> bytes:
    asked = {"query": document.text, "variables": document.variables}
    response = client.post("/graphql/", asked, content_type="application/json")
    # How long the answer is, one sees by itself: it changes with the names that are asked for, and repeated.
    head = sorted(item for item in response.items() if item[0] != "Content-Length")
    return f"{response.status_code} {head}\n".encode() + response.content


def data_of(answer: bytes) -> Any:
    """Return the data of an answer."""
    return json.loads(answer.partition(b"\n")[2]).get("data")


def decoded_cursors(answer: bytes) -> list[bytes]:
    """Return what the cursors in an answer are made of."""
    return [urlsafe_b64decode(cursor + b"==") for cursor in CURSOR.findall(answer)]


def _cursors(found: list[bytes], hidden_keys: list[int]) -> Iterator[str]:
    """Yield a cursor of each order, and what it becomes with a hidden thing's key or words."""
    orders: dict[str, list[Any]] = {}
    for answer in found:
        for place in map(json.loads, decoded_cursors(answer)):
            orders.setdefault(place[0], place)
    for place in orders.values():
        for last in [place[-1], UNKNOWN_ID, *hidden_keys[:FEW_KEYS]]:
            yield _cursor([*place[:-1], last])
        yield _cursor([place[0], CANARY, *place[2:]])


FEW_KEYS = 1


def _cursor(place: list[Any]) -> str:
    return urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
