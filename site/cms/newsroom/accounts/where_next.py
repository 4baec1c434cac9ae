"""Where somebody goes on who has got in."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def where_next(request: HttpRequest) -> str:
    """Return the address of ours that the request names as ``next``, else the admin's front page."""
    wanted: str = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("wagtailadmin_home")
