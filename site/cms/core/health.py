"""Answers for the machines that watch over the CMS: is it alive, can it work."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.worker.presence import last_seen, lives


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process answers at all."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database does, else 503; names the part that failed, never why.

    A site without a worker still serves its readers, so it is ``degraded`` and answers 200. ``workerSeenAt`` is when
    one was last heard of.
    """
    try:
        seen = last_seen()
    except DatabaseError:
        return JsonResponse({"status": "failed", "checks": {"database": "failed"}}, status=503)
    worker = lives(seen)
    return JsonResponse(
        {
            "status": "ok" if worker else "degraded",
            "checks": {"database": "ok", "worker": "ok" if worker else "stopped"},
            "workerSeenAt": seen,
        }
    )
