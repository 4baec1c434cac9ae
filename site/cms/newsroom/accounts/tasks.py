"""What the worker does for people who can't get in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm

from cms.core.worker.names import named


@task(backend="worker")
@named(_("Send the mail for a new password"))
def send_reset(email: str, language: str, templates: dict[str, str]) -> None:
    """Write to the accounts that have this address, if there are any."""
    form = PasswordResetForm({"email": email})
    address = urlsplit(settings.CMS_URL)
    with override(language):
        if form.is_valid():
            form.save(domain_override=address.netloc, use_https=address.scheme == "https", **templates)
