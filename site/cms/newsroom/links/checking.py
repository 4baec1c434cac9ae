"""The duty that checks links: a bounded portion at a time, one request at a time to each host."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.core.worker.duties import Duty
from cms.newsroom.links.asking import Outcome, ask
from cms.newsroom.links.models import Link, State, Target
from cms.newsroom.links.own import is_own_page, look_at_things

#: How many hosts are asked side by side, each one thing, and the seconds of peace that a host then has.
HOSTS = 8
HOST_PAUSE = timedelta(seconds=5)
THINGS = 500

#: When a target is checked again, by what is known of it.
AGAIN = {
    State.FINE: timedelta(days=7),
    State.CLOSED: timedelta(days=30),
    State.FAILING: timedelta(hours=6),
    State.BROKEN: timedelta(days=1),
}
#: A server may be away for a while: only after so many checks in a row is a link called broken.
PATIENCE = 4


def check_some() -> bool:
    """Check a portion of what is due; returns whether more waits at once."""
    due = Target.objects.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")
    _forget_unused(list(due.values_list("pk", flat=True)[:THINGS]))
    things = list(due.filter(host="")[:THINGS])
    found = look_at_things(each.address for each in things)
    for each in things:
        record(each, found[each.address])
    asked = _one_a_host(due)
    for each, outcome in zip(asked, _ask_all(asked), strict=True):
        record(each, outcome)
    return len(things) == THINGS or len(asked) == HOSTS


def record(target: Target, outcome: Outcome) -> None:
    """Write down what came of a check, and when the next one is due."""
    now = timezone.now()
    state = outcome.state
    target.failures = target.failures + 1 if state == State.FAILING else 0
    if target.failures >= PATIENCE:
        state = State.BROKEN
    if state != State.BROKEN:
        target.broken_since = None
    elif target.broken_since is None:
        target.broken_since = now
    target.state, target.status, target.reason = state, outcome.status, outcome.reason[:255]
    target.checked_at, target.due_at = now, now + AGAIN[state]
    target.save()


def _one_a_host(due: QuerySet[Target]) -> list[Target]:
    """Return what may be asked now: of each host that was left in peace for a while, what is due the longest."""
    rested = Target.objects.filter(host=OuterRef("host"), checked_at__gt=timezone.now() - HOST_PAUSE)
    waiting = due.exclude(host="").filter(~Exists(rested))
    first: dict[str, Target] = {}
    for each in waiting[: 50 * HOSTS]:
        first.setdefault(each.host, each)
        if len(first) == HOSTS:
            break
    return list(first.values())


def _ask_all(targets: list[Target]) -> list[Outcome]:
    """Ask other servers side by side, in threads that touch no database."""
    ours = {each.pk: is_own_page(each.address) for each in targets}
    with ThreadPoolExecutor(HOSTS) as pool:
        return list(
            pool.map(lambda each: Outcome(State.FINE) if ours[each.pk] else ask(each.address), targets),
        )


def _forget_unused(keys: list[int]) -> None:
    """Delete those that no published thing leads to any longer."""
    used = Link.objects.filter(target=OuterRef("pk"))
    Target.objects.filter(~Exists(used), pk__in=keys).delete()


CHECKING = Duty("links", check_some, every=10)
