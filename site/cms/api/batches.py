"""Objects that were loaded together are asked together: one statement a field, however long the list.

graphql-core asks one object at a time, depth first. Each object here knows the batch that it was loaded with, so the
first one that is asked for a field answers for all of them. The number of statements then depends on the document
alone. (Data loaders can't do this in graphene-django's synchronous execution.)
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Load = Callable[[list[Any]], Sequence[Any]]


class Batch(Generic[T]):
    """Objects that were loaded together, and the answers that they have given so far."""

    def __init__(self, objects: Iterable[T]) -> None:
        self.objects = list({id(each): each for each in objects}.values())
        self._answers: dict[Hashable, dict[int, Any] | Exception] = {}

    def answer(self, each: T, owner: type, key: Hashable, load: Load) -> Any:
        """Return one object's answer; the first call loads those of every object of the same kind.

        Args:
            each: the object that is asked.
            owner: only objects of this class are asked along with it.
            key: what is asked, field and arguments.
            load: gives the answers of a list of objects, in its order.

        Raises:
            Exception: whatever ``load`` raised, for every object of the batch.
        """
        asked = (owner, key)
        if asked not in self._answers:
            self._answers[asked] = self._load([other for other in self.objects if isinstance(other, owner)], load)
        answers = self._answers[asked]
        if isinstance(answers, Exception):
            raise answers
        return answers[id(each)]

    @staticmethod
    def _load(objects: list[T], load: Load) -> dict[int, Any] | Exception:
        try:
            return {id(each): answer for each, answer in zip(objects, load(objects), strict=True)}
        except Exception as error:
            return error


def together(objects: Iterable[T]) -> list[T]:
    """Make one batch of objects that were loaded together, and return them as a list."""
    members = list(objects)
    batch = Batch(members)
    for each in members:
        each._batch = batch  # type: ignore[attr-defined]  # any object that holds attributes can be a member
    return members


def batch_of(each: T) -> Batch[T]:
    """Return the batch that an object was loaded with; one that came alone is its own."""
    batch: Batch[T] | None = getattr(each, "_batch", None)
    if batch is None:
        together([each])
        batch = each._batch  # type: ignore[attr-defined]  # ``together`` has just set it
    return batch
