"""Who asks, and how much they may: anybody by their address, partners by their key."""

from django.conf import settings
from django.http import HttpRequest

from cms.api.errors import ApiError, ErrorCode
from cms.api.limits.rate import take
from cms.core.client_address import client_address
from cms.partners.keys import KeyRefused, authenticate, bearer_token


def admit(request: HttpRequest) -> int:
    """Count a request, and return what its document may cost.

    Raises:
        ApiError: RATE_LIMITED, for a caller who asks too often; UNAUTHENTICATED, for a key that opens nothing.
    """
    authorization = request.headers.get("Authorization", "")
    if bearer_token(authorization) is None:
        _take_by_address(request)
        return settings.API_COST
    try:
        key = authenticate(authorization)
    except KeyRefused as refused:
        _take_by_address(request)
        raise ApiError(str(refused), ErrorCode.UNAUTHENTICATED) from refused
    take("graphql-key", str(key.pk), key.partner.per_minute, 60)
    return settings.API_COST_WITH_KEY


def _take_by_address(request: HttpRequest) -> None:
    take("graphql", client_address(request), settings.REQUESTS_PER_MINUTE, 60)
