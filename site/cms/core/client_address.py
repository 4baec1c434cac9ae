"""Where a request comes from, as far as the proxies in front can be believed."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the caller's network address; of IPv6 the network (/64), all of which one subscriber has.

    Behind ``settings.TRUSTED_PROXIES`` proxies it is the one that the outermost of them saw: what stands
    further left in X-Forwarded-For is the caller's own claim.
    """
    given: str = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        seen = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
        given = seen[-settings.TRUSTED_PROXIES :][0] if seen else given
    try:
        address = ip_address(given.strip("[]"))
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))
    return str(address)
