"""Finds hidden words in answers, and by which field each was reached."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.cms.api.hidden.documents import Document
from tests.cms.api.hidden.recording import decoded_cursors
from tests.cms.api.hidden.values import CANARY

WORD = re.compile(CANARY + r"[a-z]*", re.IGNORECASE)


def leaks(document: Document, answer: bytes) -> set[str]:
    """Return the hidden words in an answer, its cursors included, that the caller did not send."""
    text = b"\n".join([answer, *decoded_cursors(answer)]).decode()
    return {word for word in WORD.findall(text) if word not in json.dumps(document.variables)}


def words_by_field(data: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield, for each hidden word in an answer's data, the field that led to the thing that says it, and the word."""
    if isinstance(data, dict) and "__typename" in data:
        for name, value in data.items():
            if isinstance(value, str):
                yield from ((field, word) for word in WORD.findall(value))
            else:
                yield from words_by_field(value, _leading(data["__typename"], name.partition("__on_")[0], field))
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from words_by_field(each, field)
    elif isinstance(data, str):
        yield from ((field, word) for word in WORD.findall(data))


def _leading(type_name: str, name: str, field: str) -> str:
    """Return the field that leads on: through a page of a list, the field that gave the list."""
    return field if type_name.endswith(("Connection", "Edge")) else f"{type_name}.{name}"
