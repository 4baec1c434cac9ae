"""Asks another server whether an address leads somewhere: a short, polite request that says who asks."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from cms.core.outgoing import Received, RequestFailed, RequestRefused, send
from cms.newsroom.links.models import State

#: Seconds for one request; and how many redirects are followed.
TIME_LIMIT = 10.0
MOST_REDIRECTS = 5

GONE = (404, 410)
#: What servers answer to programs that they don't know, though people get the page.
FOR_PEOPLE = (401, 403, 405, 406, 409, 418, 425, 429, 451, 999)


@dataclass(frozen=True)
class Outcome:
    """What is known of an address now. ``reason`` is a sentence for editors; empty if all is well."""

    state: State
    status: int | None = None
    reason: str = ""


def ask(address: str) -> Outcome:
    """Return what an address answers. Never asks a private network, and nothing of the answer is kept."""
    try:
        received = _follow(address)
    except RequestRefused as error:
        return Outcome(State.BROKEN, reason=str(error))
    except RequestFailed as error:
        return Outcome(State.FAILING, reason=str(error))
    if received is None:
        return Outcome(State.BROKEN, reason=_("It is redirected more than %(most)s times.") % {"most": MOST_REDIRECTS})
    return _outcome(received.status)


def _follow(address: str) -> Received | None:
    for _hop in range(MOST_REDIRECTS + 1):
        received = _request("HEAD", address)
        if received.status >= 400 and received.status != 410:
            # Some servers answer HEAD wrong.
            received = _request("GET", address)
        location = received.headers.get("location", "")
        if not 300 <= received.status < 400 or not location:
            return received
        address = _led_to(address, location)
    return None


def _led_to(address: str, location: str) -> str:
    # Headers are read as Latin-1, and what isn't ASCII in them is UTF-8.
    try:
        return urljoin(address, location.encode("latin-1").decode(errors="replace"))
    except ValueError as error:
        raise RequestRefused(_("It is redirected to what is no address.")) from error


def _request(method: str, address: str) -> Received:
    agent = f"Rubrique link checker (+{settings.READER_URL})"
    return send(method, address, headers={"User-Agent": agent, "Accept": "*/*"}, time_limit=TIME_LIMIT)


def _outcome(status: int) -> Outcome:
    if status in GONE:
        return Outcome(State.BROKEN, status, _("The server says that there is no such page."))
    if status in FOR_PEOPLE:
        return Outcome(State.CLOSED, status)
    if status >= 400:
        return Outcome(State.FAILING, status, _("The server answers with error %(status)s.") % {"status": status})
    return Outcome(State.FINE, status)
