"""The view at ``/graphql/``: answers programs over GraphQL, and shows browsers the explorer."""

import re
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from graphql import GraphQLError, GraphQLSchema

from cms.api.context import RequestContext
from cms.api.errors import ApiError, ErrorCode
from cms.api.execution import ExecutionOutcome, execute
from cms.api.http.callers import admit
from cms.api.http.explorer import explorer_page
from cms.api.http.negotiation import GRAPHQL_RESPONSE, JSON, negotiate, wants_page
from cms.api.http.request import parse_request
from cms.api.http.response import answer_options, finish, render
from cms.api.limits import Limits
from cms.api.schema import get_schema

SchemaSource = Callable[[], GraphQLSchema]

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


@csrf_exempt  # There is no cookie to forge a request with.
def graphql_view(request: HttpRequest, schema_source: SchemaSource = get_schema) -> HttpResponseBase:
    """Answer one HTTP request. Never sets a cookie, never raises: what is unforeseen is a masked error."""
    request_id = request_id_of(request)
    if request.method == "OPTIONS":
        return answer_options(request, request_id)
    if wants_page(request):
        return finish(request, explorer_page(), request_id, may_be_kept=True)
    media_type = negotiate(request)
    context = RequestContext(request, request_id)
    # The same answer for everybody: the caller's language is an argument, never a header.
    with translation.override(settings.LANGUAGE_CODE):
        try:
            outcome = _outcome(request, media_type, context, schema_source)
            return render(outcome, media_type or JSON, context)
        except Exception as error:
            unforeseen = GraphQLError(str(error), original_error=error)
            outcome = ExecutionOutcome(executed=False, errors=[unforeseen])
            return render(outcome, media_type or JSON, context)


def request_id_of(request: HttpRequest) -> str:
    """Return the id under which the caller, or a proxy before us, knows this request, else a new one."""
    given = request.headers.get("X-Request-ID", "")
    return given if REQUEST_ID.fullmatch(given) else uuid4().hex


def _outcome(
    request: HttpRequest, media_type: str | None, context: RequestContext, schema_source: SchemaSource
) -> ExecutionOutcome:
    try:
        if request.method not in ("GET", "HEAD", "POST"):
            raise ApiError("Send a query by GET or POST, a mutation by POST.", ErrorCode.METHOD_NOT_ALLOWED)
        if media_type is None:
            raise ApiError(f"Accept {JSON} or {GRAPHQL_RESPONSE}.", ErrorCode.NOT_ACCEPTABLE)
        context.cost_limit = admit(request)
        return execute(parse_request(request, Limits.from_settings()), context, schema_source())
    except ApiError as error:
        return ExecutionOutcome(executed=False, errors=[error])
