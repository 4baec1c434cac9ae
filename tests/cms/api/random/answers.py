"""Answers documents in this process, with the resolvers as they are or with each object asked alone."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
import pytest
from django.test import RequestFactory

from cms.api.batches import Batch
from cms.api.context import RequestContext
from cms.api.errors import format_error
from cms.api.execution import ParsedRequest, execute
from cms.api.schema import get_schema
from tests.cms.api.random.documents import RandomDocument

REQUEST_ID = "random"


def answer(document: RandomDocument) -> dict[str, Any]:
    """Return what the API answers; ``data`` is there only if the document ran."""
    context = RequestContext(RequestFactory().post("/graphql/"), REQUEST_ID)
    outcome = execute(ParsedRequest(document.text, variables=document.variables), context, get_schema())
    errors = [format_error(error, REQUEST_ID) for error in outcome.errors]
    return {"errors": errors, "extensions": outcome.extensions, **({"data": outcome.data} if outcome.executed else {})}


def as_bytes(answered: dict[str, Any]) -> bytes:
    """Return an answer as it is sent: the same keys in the same order."""
    return orjson.dumps(answered)


def codes(answered: dict[str, Any]) -> set[str]:
    """Return the codes of the errors in an answer."""
    return {error["extensions"]["code"] for error in answered["errors"]}


@contextmanager
def without_batches() -> Iterator[None]:
    """Let the objects of a batch be asked one by one, each time anew: slow, and plain to see that it is right."""

    def alone(batch: Batch[Any], each: Any, owner: type, key: Hashable, load: Callable[..., Sequence[Any]]) -> Any:
        return load([each])[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Batch, "answer", alone)
        yield
