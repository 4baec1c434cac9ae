"""What the journal is asked to look at, and what it told of it."""

from collections.abc import Collection
from dataclasses import dataclass

from cms.journal.models import Entry
from cms.journal.sources import Source


@dataclass(frozen=True)
class Change:
    """Things that something may have happened to.

    Attributes:
        source: their type.
        keys: which.
        cause: the thing whose change brought this one, empty for a change of their own.
        written: whether somebody wrote to them; if not, only what readers see of their place is compared.
        deleted: whether they are being deleted, though they are still there.
        face: whether what others show of them changed: a picture that stands for them.
    """

    source: Source
    keys: Collection[int]
    cause: str = ""
    written: bool = True
    deleted: bool = False
    face: bool = False


@dataclass(frozen=True)
class Told:
    """An entry, and what it says to those that show the thing.

    Attributes:
        face_changed: what others show of it is no longer what it was.
        renamed: its title is not what it was, or it has come, gone or moved: all that stands below it shows that.
    """

    entry: Entry
    face_changed: bool
    renamed: bool
