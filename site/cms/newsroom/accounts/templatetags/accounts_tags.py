"""What the sign-in page asks."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def sign_on_name() -> str:
    """Return the name of the provider at which people can sign on; empty without one."""
    return settings.OIDC_NAME if settings.OIDC_ISSUER else ""
