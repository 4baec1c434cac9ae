"""What HTML is turned into, and what is said of the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

#: A block's type and its value, as a body takes them.
Block = tuple[str, Any]


@dataclass(frozen=True)
class LeftOut:
    """Something that could not be carried over.

    Attributes:
        what: the thing, or the words around it; may be empty.
        reason: for people, a sentence.
    """

    what: str
    reason: str


@dataclass(frozen=True)
class FoundPicture:
    """A picture in HTML: its address there, its text alternative, and what else the element says (``class``)."""

    src: str
    alt: str
    classes: tuple[str, ...] = ()


#: Returns the library's picture for one that was found, None to pass it over in silence.
#: Raises ImportRefused to have the reason listed.
Pictures = Callable[[FoundPicture], Any]


@dataclass(frozen=True)
class Converted:
    """The blocks of a body, and what could not be carried over."""

    blocks: list[Block]
    left_out: list[LeftOut]
