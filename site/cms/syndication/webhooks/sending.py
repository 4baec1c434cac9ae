"""Sends requests side by side, so that one receiver holds up no other. What comes back is read by one thread alone."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from cms.core.outgoing import RequestFailed, RequestRefused, send
from cms.core.worker.lines import first_line
from cms.syndication.webhooks.claiming import Sending

logger = logging.getLogger(__name__)

#: How many characters of an answer are kept.
ANSWER_KEPT = 500


@dataclass(frozen=True)
class Outcome:
    """What came of a request.

    Attributes:
        status: of the answer; ``None`` if there was none.
        answer: its beginning.
        error: why there was none.
        retry_after: the header of that name, empty if there is none.
    """

    status: int | None = None
    answer: str = ""
    error: str = ""
    seconds: float = 0.0
    retry_after: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the receiver took it. A redirect is a refusal: it isn't followed."""
        return self.status is not None and 200 <= self.status < 300


Result = tuple[Sending, Outcome]


class Sender:
    """Sends, each request in a thread of its own; these touch no database."""

    def __init__(self, request: Callable[[Sending], Outcome]) -> None:
        self._request = request
        self._answered: SimpleQueue[Result] = SimpleQueue()
        self._under_way: dict[int, Sending] = {}

    @property
    def under_way(self) -> list[Sending]:
        """What was started and not yet taken back."""
        return list(self._under_way.values())

    def start(self, sending: Sending) -> None:
        """Send something."""
        self._under_way[sending.attempt] = sending
        Thread(target=self._run, args=[sending], name=f"webhook {sending.attempt}", daemon=True).start()

    def answered(self, patience: float = 0.0) -> list[Result]:
        """Return what was answered or has failed; wait so many seconds for the first, if anything is under way."""
        found: list[Result] = []
        try:
            while self._under_way:
                found.append(self._answered.get(timeout=0 if found else patience))
                del self._under_way[found[-1][0].attempt]
        except Empty:
            pass
        return found

    def _run(self, sending: Sending) -> None:
        try:
            outcome = self._request(sending)
        except Exception as error:  # Whatever it is, it must come back, or its slot would never be free again.
            logger.exception("An attempt at %s failed in an unforeseen way.", sending.url)
            outcome = Outcome(error=f"{type(error).__name__}: {first_line(error)}")
        self._answered.put((sending, outcome))


def post(sending: Sending) -> Outcome:
    """Send one request, and return what came of it."""
    started = monotonic()
    try:
        received = send("POST", sending.url, sending.body, sending.headers)
    except (RequestRefused, RequestFailed) as error:
        return Outcome(error=str(error), seconds=monotonic() - started)
    answer = received.body[: 4 * ANSWER_KEPT].decode(errors="replace").replace("\0", "�")[:ANSWER_KEPT]
    return Outcome(received.status, answer, "", received.seconds, received.headers.get("retry-after", ""))
