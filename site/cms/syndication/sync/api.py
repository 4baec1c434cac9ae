"""The operations of the sync API, who may call them, and what becomes of errors."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from cms.api.kit import ApiError, client_address, take
from cms.partners import quotas
from cms.partners.keys import KeyRefused, authenticate
from cms.partners.models import Partner
from cms.partners.scopes import Scope, scope_of
from cms.syndication.sync import cursors
from cms.syndication.sync.answers import HEADERS, ChangeSchema, ChangesSchema, ProblemSchema, render
from cms.syndication.sync.changes import changes_after, item_now
from cms.syndication.sync.problems import PROBLEM, Code, Problem
from cms.syndication.sync.problems import render as render_problem

logger = logging.getLogger("cms.syndication")

MAX_LIMIT = 1_000
DEFAULT_LIMIT = 100
MAX_CURSOR = 500
#: Requests with a key that opens nothing, from one address in a minute. A right key opens whatever others tried.
WRONG_KEYS = 30
MINUTE = 60


@dataclass(frozen=True)
class Caller:
    """A partner that was let in, what it may have, and what is left of its quotas."""

    partner: Partner
    scope: Scope
    allowances: list[quotas.Allowance]


class PartnerKey(HttpBearer):
    """A partner's key: `Authorization: Bearer rbq_…`."""

    def __call__(self, request: HttpRequest) -> Caller:
        """Return who calls; raise ``KeyRefused`` or ``QuotaExceeded``."""
        partner = authenticate(request.headers.get("Authorization", "")).partner
        try:
            return Caller(partner, scope_of(partner), quotas.take(partner))
        except quotas.QuotaExceeded:
            quotas.note_refused(partner, Code.QUOTA_EXCEEDED)
            raise

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Let a caller in: the header is read as a whole."""
        return self(request)


class SyncAPI(NinjaAPI):
    """An API whose problems have the media type of problems, in its description too."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the OpenAPI document."""
        document = super().get_openapi_schema(**options)
        for operation in (each for path in document["paths"].values() for each in path.values()):
            for status, response in operation["responses"].items():
                if int(status) >= HTTPStatus.BAD_REQUEST:
                    response["content"] = {PROBLEM: response["content"]["application/json"]}
        return document


api = SyncAPI(
    title="Rubrique sync API",
    version="1.0.0",
    description="Copy everything once, then only what changed: see docs/syndication.md.",
    auth=PartnerKey(),
    docs_url=None,
    urls_namespace="syndication:sync",
)

PROBLEMS = dict.fromkeys((400, 401, 404, 410, 429), ProblemSchema)
Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Entries that are read at most.")]
Cursor = Annotated[str, Query(max_length=MAX_CURSOR, description="The last `nextCursor`; leave it out to begin.")]
Name = Annotated[str, Path(max_length=60, description="Such as `article:12`.")]


@api.get("/changes", response={200: ChangesSchema, **PROBLEMS}, summary="What changed", operation_id="changes")
def changes(request: HttpRequest, cursor: Cursor = "", limit: Limit = DEFAULT_LIMIT) -> HttpResponseBase:
    """Everything that is public at first, then what has changed since: each thing once, as it is now."""
    caller = _caller(request)
    bound_to = cursors.binding(caller.scope)
    page = changes_after(cursors.read(cursor, caller.partner, caller.scope, bound_to), caller.scope, limit)
    quotas.note_given(caller.partner, len(page.changes), page.place.sequence)
    body = {
        "items": page.changes,
        "nextCursor": cursors.write(page.place, caller.partner, bound_to),
        "hasMore": page.has_more,
    }
    return render(request, body, quotas.headers(caller.allowances))


@api.get("/items/{name}", response={200: ChangeSchema, **PROBLEMS}, summary="One thing", operation_id="item")
def item(request: HttpRequest, name: Name) -> HttpResponseBase:
    """One thing, as it is now."""
    caller = _caller(request)
    found = item_now(name, caller.scope)
    if found is None:
        raise Problem(HTTPStatus.NOT_FOUND, Code.NOT_FOUND, "There is no such thing among what your key opens.")
    quotas.note_given(caller.partner, 1)
    return render(request, found, quotas.headers(caller.allowances))


OTHER_METHODS = ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]


@api.api_operation(OTHER_METHODS, "/changes", include_in_schema=False, auth=None)
def changes_are_read(request: HttpRequest) -> HttpResponse:
    """Refuse what isn't a reading."""
    raise _not_allowed()


@api.api_operation(OTHER_METHODS, "/items/{name}", include_in_schema=False, auth=None)
def items_are_read(request: HttpRequest, name: str) -> HttpResponse:
    """Refuse what isn't a reading."""
    raise _not_allowed()


def _not_allowed() -> Problem:
    return Problem(HTTPStatus.METHOD_NOT_ALLOWED, Code.METHOD_NOT_ALLOWED, "Ask by GET.", {"Allow": "GET"})


@api.api_operation(["GET", *OTHER_METHODS], "/{path:rest}", include_in_schema=False, auth=None)
def not_found(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer what no operation has the address of."""
    raise Problem(HTTPStatus.NOT_FOUND, Code.NOT_FOUND, "No operation has this address: see openapi.json.")


@api.exception_handler(KeyRefused)
def _key_refused(request: HttpRequest, refused: KeyRefused) -> HttpResponse:
    try:
        take("sync.keys", client_address(request), WRONG_KEYS, MINUTE)
    except ApiError as error:
        headers = {"Retry-After": str(error.details["retryAfter"]), **HEADERS}
        return render_problem(HTTPStatus.TOO_MANY_REQUESTS, Code.RATE_LIMITED, _too_many(error), headers)
    if refused.partner is not None:
        quotas.note_refused(refused.partner, refused.code)
    headers = {"WWW-Authenticate": 'Bearer realm="Rubrique"', **HEADERS}
    return render_problem(HTTPStatus.UNAUTHORIZED, refused.code, str(refused), headers)


def _too_many(error: ApiError) -> str:
    wait = error.details["retryAfter"]
    return f"{WRONG_KEYS} keys from your address opened nothing. Try again in {wait} seconds, with a right one."


@api.exception_handler(quotas.QuotaExceeded)
def _quota_exceeded(request: HttpRequest, exceeded: quotas.QuotaExceeded) -> HttpResponse:
    headers = {"Retry-After": str(exceeded.wait), **quotas.headers(exceeded.allowances), **HEADERS}
    return render_problem(HTTPStatus.TOO_MANY_REQUESTS, Code.QUOTA_EXCEEDED, str(exceeded), headers)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    headers = {**HEADERS, **problem.headers}
    caller = getattr(request, "auth", None)
    if isinstance(caller, Caller):
        quotas.note_refused(caller.partner, problem.code)
        headers.update(quotas.headers(caller.allowances))
    return render_problem(problem.status, problem.code, problem.detail, headers)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, invalid: ValidationError) -> HttpResponse:
    wrong = "; ".join(f"`{error['loc'][-1]}`: {error['msg']}" for error in invalid.errors)
    return _problem(request, Problem(HTTPStatus.BAD_REQUEST, Code.BAD_REQUEST, f"{wrong}."))


@api.exception_handler(InterfaceError)
@api.exception_handler(OperationalError)
def _unavailable(request: HttpRequest, error: InterfaceError | OperationalError) -> HttpResponse:
    logger.error("The database does not answer: %s", error)
    detail = "The database does not answer. Ask again with the same cursor."
    headers = {"Retry-After": "10", **HEADERS}
    return render_problem(HTTPStatus.SERVICE_UNAVAILABLE, Code.UNAVAILABLE, detail, headers)


@api.exception_handler(Exception)
def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.error("The sync API failed at %s", request.path, exc_info=error)
    detail = "Something went wrong on our side. Ask again with the same cursor."
    return render_problem(HTTPStatus.INTERNAL_SERVER_ERROR, Code.INTERNAL_ERROR, detail, HEADERS)


def _caller(request: Any) -> Caller:
    caller: Caller = request.auth
    return caller
