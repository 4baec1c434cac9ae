"""What is asked of objects, and how lists of them answer: field by field, not object by object."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cms.api.plans.run import LeftToReference, Run

#: Gives one value an object: ``read(objects, run)``.
Read = Callable[[list[Any], Run], Sequence[Any]]

#: Turns the values of one field into what JSON holds, in their order: ``complete(values, run)``.
Complete = Callable[[Sequence[Any], Run], list[Any]]

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that is asked for: where its values come from, and how they are written.

    Fields that ask for the same share ``read``, also those of two types that have it from one interface.
    """

    read: Read
    complete: Complete


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of the objects of one type: fields by the names that the answer has for them, in its order."""

    fields: dict[str, Asked]


#: Objects of one type, and what is asked of them.
Group = tuple[Selection, list[Any]]


def answer(groups: Sequence[Group], run: Run) -> list[list[dict[str, Any]]]:
    """Return an answer for each object of each group.

    What several groups are asked alike is loaded for all of them at once, so that a list of pages of many types takes
    no more statements than one of a single type.
    """
    if len(groups) == 1:
        return [_answer_alone(*groups[0], run)]
    reads = _by_group((index, asked.read) for index, (each, _objects) in enumerate(groups) for asked in _fields(each))
    values: dict[tuple[int, Read], Sequence[Any]] = {}
    for read, indexes in reads.items():
        for index, part in _in_one([groups[index][1] for index in indexes], indexes, read, run):
            values[index, read] = part
    steps = _by_group((index, asked) for index, (each, _objects) in enumerate(groups) for asked in _fields(each))
    written: dict[tuple[int, Asked], Sequence[Any]] = {}
    for asked, indexes in steps.items():
        for index, part in _in_one([values[index, asked.read] for index in indexes], indexes, asked.complete, run):
            written[index, asked] = part
    return [
        _rows(selection, [written[index, asked] for asked in _fields(selection)], len(objects))
        for index, (selection, objects) in enumerate(groups)
    ]


def _answer_alone(selection: Selection, objects: list[Any], run: Run) -> list[dict[str, Any]]:
    """Return the answers of one group: what the above comes to where nothing is to be shared."""
    values: dict[Read, Sequence[Any]] = {}
    for asked in _fields(selection):
        if asked.read not in values:
            values[asked.read] = _as_many(asked.read(objects, run), objects)
    written = [_as_many(asked.complete(values[asked.read], run), objects) for asked in _fields(selection)]
    return _rows(selection, written, len(objects))


def _as_many(done: Sequence[Any], objects: Sequence[Any]) -> Sequence[Any]:
    if len(done) != len(objects):
        raise LeftToReference("A loader gave another number of values than it was given objects.")
    return done


def _fields(selection: Selection) -> Iterable[Asked]:
    return selection.fields.values()


def _by_group(pairs: Iterable[tuple[int, K]]) -> dict[K, list[int]]:
    """Return for each thing the groups that have it, each once."""
    found: dict[K, dict[int, None]] = {}
    for index, thing in pairs:
        found.setdefault(thing, {})[index] = None
    return {thing: list(indexes) for thing, indexes in found.items()}


def _in_one(
    parts: list[Sequence[Any]], indexes: list[int], step: Callable[[Any, Run], Sequence[Any]], run: Run
) -> Iterable[tuple[int, Sequence[Any]]]:
    """Do a step for several lists in one, and give each its part of the result."""
    together = parts[0] if len(parts) == 1 else [each for part in parts for each in part]
    done = _as_many(step(together, run), together)
    if len(parts) == 1:
        yield indexes[0], done
        return
    start = 0
    for index, part in zip(indexes, parts, strict=True):
        yield index, done[start : start + len(part)]
        start += len(part)


def _rows(selection: Selection, columns: list[Sequence[Any]], count: int) -> list[dict[str, Any]]:
    if not columns:
        return [{} for _each in range(count)]
    names = tuple(selection.fields)
    # Most lists of many things ask for one field or two, which are written quicker so.
    match names:
        case (name,):
            return [{name: value} for value in columns[0]]
        case (first, second):
            return [{first: one, second: other} for one, other in zip(*columns, strict=True)]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
