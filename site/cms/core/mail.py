"""Mail that a reader's request causes: sent by the worker, so that a slow mail server keeps no reader waiting."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from django_tasks import task
from wagtail.admin.mail import send_mail

from cms.core.worker.names import named


def mail_later(
    subject: str, text: str, recipients: Sequence[str], sender: str = "", reply_to: Sequence[str] = ()
) -> None:
    """Send a mail once what it speaks of is committed. One that can't be sent is logged, and fails nothing else.

    Args:
        subject: any text; it is put on one line, so that it can't hold a header of its own.
        text: plain text.
        recipients: addresses; without any, nothing is sent.
        sender: an address; ``DEFAULT_FROM_EMAIL`` if empty.
        reply_to: addresses.
    """
    if recipients:
        line = " ".join(subject.splitlines())  # Keeps the no-break spaces of a French one.
        _send.enqueue(line, text, list(recipients), sender, list(reply_to))


@task(backend="worker")
@named(_("Send a mail"))
def _send(subject: str, text: str, recipients: list[str], sender: str, reply_to: list[str]) -> None:
    """Send one mail, as Wagtail sends its own."""
    send_mail(subject, text, recipients, sender or None, reply_to=reply_to)
