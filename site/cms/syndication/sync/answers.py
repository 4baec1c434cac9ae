"""How answers are written: the shapes that the OpenAPI document names, and their bytes."""

from collections.abc import Mapping
from typing import Any, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Field, Schema

from cms.syndication.compression import compressed


class ChangeSchema(Schema):
    """A thing that has come, changed, moved or gone."""

    sequence: int = Field(description="Its place in the journal: what comes later has a higher one.")
    kind: Literal["published", "updated", "moved", "withdrawn"]
    reason: Literal["withdrawn", "expired", "private", "deleted", "out-of-scope"] | None = Field(
        description="Why it is gone; null unless `kind` is `withdrawn`."
    )
    notice: str | None = Field(description="Of a withdrawal: what editors tell readers of it, in plain text.")
    type: str = Field(description="Such as `article`.")
    id: str = Field(description="Stable; never given to another thing: `article:12`.")
    url: str | None = Field(description="Where readers find it, or found it.")
    updatedAt: str = Field(description="When that happened, in UTC.", json_schema_extra={"format": "date-time"})
    item: dict[str, Any] | None = Field(
        description="The whole thing as it is now, with `id`, `type`, `updatedAt`, `licence` and `source`; "
        "null once it is gone: drop your copy."
    )


class ChangesSchema(Schema):
    """A page of changes."""

    items: list[ChangeSchema] = Field(description="In the journal's order, each thing once. May be empty.")
    nextCursor: str = Field(description="Keep it once you have stored the items, and ask with it next time.")
    hasMore: bool = Field(description="Whether more waits: ask at once.")


class ProblemSchema(Schema):
    """What is wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str = Field(description="For programs: see docs/syndication.md.")
    detail: str = Field(description="For people: what is allowed.")


#: Not for caches: it is one partner's.
HEADERS = {"Cache-Control": "private, no-store", "Vary": "Authorization, Accept-Encoding"}


def render(request: HttpRequest, body: Any, headers: Mapping[str, str]) -> HttpResponseBase:
    """Return an answer as JSON, compressed for who takes it."""
    response = HttpResponse(orjson.dumps(body), content_type="application/json", headers={**HEADERS, **headers})
    return compressed(request, response)
