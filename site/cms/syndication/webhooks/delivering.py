"""The duty of delivering: plan, take back answers, send what is due."""

from time import monotonic
from uuid import uuid4

from cms.core.worker.duties import Duty
from cms.syndication.webhooks.claiming import claim, give_back_orphans, mind_the_clock
from cms.syndication.webhooks.planning import plan
from cms.syndication.webhooks.recording import record
from cms.syndication.webhooks.sending import Sender, post

#: How long one portion waits for an answer, in seconds, and how long the last one does, when the worker stops.
PATIENCE = 0.5
LAST_PATIENCE = 5.0
#: Seconds between two looks at whether the clock was set back.
CLOCK_EVERY = 60.0


class Delivering:
    """Delivers, portion by portion. One process at a time does it; ``key`` names it on what it is sending."""

    def __init__(self) -> None:
        self.key = uuid4()
        self._sender = Sender(post)
        self._clock_minded_at = float("-inf")

    def run(self) -> bool:
        """Do a portion; return whether more waits at once."""
        if monotonic() - self._clock_minded_at > CLOCK_EVERY:
            mind_the_clock()
            self._clock_minded_at = monotonic()
        more = plan()
        give_back_orphans(self.key, self._sender.under_way)
        claimed = claim(self.key, self._sender.under_way)
        for sending in claimed:
            self._sender.start(sending)
        self._take_back(0 if more else PATIENCE)
        return more or bool(claimed or self._sender.under_way)

    def finish(self) -> None:
        """Wait a little for what is under way; what isn't answered then is sent again by the next worker."""
        deadline = monotonic() + LAST_PATIENCE
        while self._sender.under_way and monotonic() < deadline:
            self._take_back(PATIENCE)

    def _take_back(self, patience: float) -> None:
        if results := self._sender.answered(patience):
            record(results, self.key)


def delivering() -> Duty:
    """Return the duty."""
    work = Delivering()
    return Duty("webhooks.deliver", work.run, every=0.5, finish=work.finish)
