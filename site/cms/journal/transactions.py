"""A name for the transaction that we are in."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import connection, transaction


@dataclass(frozen=True)
class _Name:
    """Stands among the things to be done at the commit, and does nothing then."""

    uuid: UUID

    def __call__(self) -> None:
        """Do nothing."""


def current_transaction() -> UUID:
    """Return the name of the transaction that we are in, which is about to write an entry.

    The name is kept where Django keeps what is to be done at the commit. So it goes with the transaction, however that
    ends, also where something that was to be done at the commit fails. Each call leaves the name there once more,
    because a savepoint that is rolled back takes with it what was left inside.
    """
    name = has_written() or uuid4()
    transaction.on_commit(_Name(name))
    return name


def has_written() -> UUID | None:
    """Return the name of this transaction if it has written entries, else ``None``."""
    waiting = (registered[1] for registered in connection.run_on_commit)
    return next((action.uuid for action in waiting if isinstance(action, _Name)), None)
