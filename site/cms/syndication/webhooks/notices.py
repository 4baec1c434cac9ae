"""Mail to a partner whose endpoint gets nothing any more."""

from django.utils.translation import gettext as _

from cms.core.mail import mail_later
from cms.syndication.webhooks.models import DisabledBecause, Endpoint


def tell_of_disabled(endpoint: Endpoint, because: DisabledBecause) -> None:
    """Write to the partner's contact, if it has an address, that an endpoint was disabled, and why."""
    address = endpoint.partner.contact_email
    if not address:
        return
    subject = _("Your webhook has been disabled: %(url)s") % {"url": endpoint.url}
    text = _(
        "Hello,\n\n"
        "We no longer send anything to %(url)s.\n"
        "Why: %(why)s.\n\n"
        "Nothing is lost: what has happened since is delivered once the webhook is enabled again. "
        "Write to us when your side is ready."
    ) % {"url": endpoint.url, "why": because.label}
    mail_later(subject, text, [address])
