"""Keeps what breaks a rule that blocks from being published where no form of the page asks."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.newsroom.checks.checking import blocking, check_page


class PublicationRefused(Exception):
    """Pages that are not published; nothing else is, of what was asked for with them.

    Attributes:
        sentences: what to mend in each, with a button that leads there, as HTML in the editor's language.
        address: where the first of them is edited.
    """

    def __init__(self, sentences: list[str], address: str) -> None:
        """Keep what to tell."""
        super().__init__(f"{len(sentences)} pages break rules that block their publication.")
        self.sentences = sentences
        self.address = address


def refuse_blocked(pages: Iterable[Any]) -> None:
    """Refuse pages of which one breaks a rule that blocks; one statement each for the pictures.

    Args:
        pages: with the values that would be published.

    Raises:
        PublicationRefused: naming each page that has to be mended.
    """
    refused = [(page, found) for page in pages if (found := blocking(check_page(page)))]
    if refused:
        sentences = [_sentence(page.title, found[0].message, page.pk) for page, found in refused]
        raise PublicationRefused(sentences, _address(refused[0][0].pk))


def latest_draft(page: Any) -> Any:
    """Return a page with the values that its publication would show: those of its latest revision, if there is one."""
    revision = page.get_latest_revision()
    return revision.as_object() if revision else page.specific


def _sentence(title: str, reason: str, key: int) -> str:
    text = _("“%(title)s” was not published: %(reason)s") % {"title": title, "reason": reason}
    return messages.render(text, [messages.button(_address(key), _("Edit"))])


def _address(key: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[key])
