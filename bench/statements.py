"""Counts the SQL statements of each question, on a server of one worker that says how many an answer took."""

from collections.abc import Mapping, Sequence

from bench.questions import Question
from bench.servers import Place, ServerError, serve
from bench.systems import System

#: By system, question and mode: the number of statements by the number of items.
Counts = dict[tuple[str, str, str], dict[int, int]]

COUNTED = "bench.sites.counted:application"


def count(systems: Sequence[System], mode: str, questions: Sequence[Question], place: Place) -> Counts:
    """Count the statements of requests that were asked before.

    Raises:
        ServerError: a system whose cache of answers should be off answers without a statement.
    """
    counts: Counts = {}
    for system in systems:
        environment = {**system.modes[mode], "BENCH_APPLICATION": system.application}
        with serve(system, environment, place, application=COUNTED, workers=1) as server:
            for question in questions:
                found = {}
                for size in sorted({*question.sizes, question.size}):
                    asked = system.ask(question, question.values[0], size)
                    server.ask(asked)
                    found[size] = int(server.ask(asked).headers["X-Statements"])
                counts[system.name, question.name, mode] = found
                _check(system, question, mode, found)
    return counts


def _check(system: System, question: Question, mode: str, found: Mapping[int, int]) -> None:
    if mode == "uncached" and not all(found.values()):
        raise ServerError(f"{system.name} answers {question.name} from a cache that should be off.")
