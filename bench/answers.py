"""Makes sure, before anything is measured, that all systems answer the same."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bench.questions import Question
from bench.servers import Place, Server, serve
from bench.systems import SYSTEMS

OURS = SYSTEMS["rubrique"]
#: The system that must give the very same data.
EQUAL = "sql"
#: Of a question with many values, so many are compared.
COMPARED = 20


class Difference(Exception):
    """Two systems answer differently; the message says where."""


def record(questions: Iterable[Question], place: Place) -> None:
    """Keep our answer to the first value of each question, for the systems that repeat it."""
    place.answers.mkdir()
    with serve(OURS, OURS.modes["uncached"], place) as server:
        for question in questions:
            answer = server.ask(OURS.ask(question, question.values[0], question.size)).body
            (place.answers / f"{question.name}.json").write_bytes(answer)


def compare(ours: Server, others: Sequence[Server], questions: Iterable[Question]) -> None:
    """Ask all systems the same and compare what they answer.

    Args:
        ours: our server.
        others: those of the others; none of those that answer from memory.
        questions: what to ask.

    Raises:
        Difference: the hand-written view gives other data than ours, or another system lists other things.
    """
    for question in questions:
        for value in question.values[:: max(1, len(question.values) // COMPARED)]:
            expected = _answer(ours, question, value)
            if not OURS.titles(question, expected):
                raise Difference(f"Nothing is found of {question.name} {value}.")
            for server in others:
                _check(server, question, value, expected)


def _answer(server: Server, question: Question, value: Any) -> Any:
    return json.loads(server.ask(server.system.ask(question, value, question.size)).body)


def _check(server: Server, question: Question, value: Any, ours: Any) -> None:
    theirs = _answer(server, question, value)
    expected, found = OURS.titles(question, ours), server.system.titles(question, theirs)
    if not question.ordered:
        # Systems may find other things by a word, but as many.
        expected, found = [str(len(expected))], [str(len(found))]
    if server.system.name == EQUAL and theirs["data"] != ours["data"]:
        expected, found = ours["data"], theirs["data"]
    if found != expected:
        place = f"{server.system.name} answers {question.name} {value}"
        raise Difference(f"{place} with\n{found!s:.2000}\nand {OURS.name} with\n{expected!s:.2000}")
