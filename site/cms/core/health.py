"""Answers for the machines that watch over the CMS: is it alive, can it work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process answers at all."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database does, else 503; names the part that failed, never why."""
    checks = {"database": "ok" if database_answers() else "failed"}
    working = set(checks.values()) == {"ok"}
    return JsonResponse({"status": "ok" if working else "failed", "checks": checks}, status=200 if working else 503)


def database_answers() -> bool:
    """Return whether the default database answers a trivial statement."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
