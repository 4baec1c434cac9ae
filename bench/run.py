"""One run: the servers of all systems side by side, measured in turn."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from tqdm import tqdm

from bench.answers import OURS, compare, record
from bench.load import Load, LoadError, measure
from bench.options import Options
from bench.questions import QUESTIONS, Question
from bench.results import Result, medians
from bench.servers import Place, Server, serve
from bench.statements import Counts, count
from bench.systems import MODES, SYSTEMS, Asked, System

Loads = dict[tuple[Server, Question], list[Load]]


@dataclass(frozen=True)
class Measured:
    """What a run measured.

    Attributes:
        results: the rows of the table.
        counts: statements by system, question and mode, at several numbers of items.
        memory: resident memory of each system's largest worker after its last measurement, in bytes.
    """

    results: list[Result] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)


def run(options: Options, place: Place) -> Measured:
    """Measure what the options name."""
    questions = [QUESTIONS[name] for name in options.questions]
    systems = [SYSTEMS[name] for name in options.systems if place.database.kind in SYSTEMS[name].databases]
    measured = Measured()
    record(questions, place)
    for mode in MODES:
        of_mode = [system for system in systems if mode in system.modes]
        if of_mode:
            print(f"Counting statements ({mode}) …", flush=True)
            measured.counts.update(count(of_mode, mode, questions, place))
            _measure(mode, of_mode, questions, options, place, measured)
    return measured


def _measure(
    mode: str,
    systems: Sequence[System],
    questions: Sequence[Question],
    options: Options,
    place: Place,
    measured: Measured,
) -> None:
    with ExitStack() as running:
        servers = [running.enter_context(serve(system, system.modes[mode], place)) for system in systems]
        _compare(servers, questions)
        for (server, question), loads in _rounds(mode, servers, questions, options, place).items():
            name = server.system.name
            middle = medians(loads)
            measured.results.append(
                Result(
                    system=name,
                    query=question.name,
                    mode=mode,
                    articles=place.database.articles,
                    rps=round(middle.rps, 1),
                    p50_ms=middle.p50_ms,
                    p99_ms=middle.p99_ms,
                    statements=measured.counts[name, question.name, mode][question.size],
                    bytes=len(server.ask(requests_of(server.system, question, mode)[0]).body),
                )
            )
        measured.memory.update({server.system.name: server.memory() for server in servers})


def _compare(servers: Sequence[Server], questions: Sequence[Question]) -> None:
    """Compare the answers of the systems that ask a database."""
    asking = [server for server in servers if "uncached" in server.system.modes]
    for ours in [server for server in asking if server.system is OURS]:
        compare(ours, [server for server in asking if server is not ours], questions)


def _rounds(
    mode: str, servers: Sequence[Server], questions: Sequence[Question], options: Options, place: Place
) -> Loads:
    """Measure every server with every question, round after round; another server goes first each time."""
    plan = [
        (server, question)
        for number in range(options.rounds)
        for position, question in enumerate(questions)
        for server in rotated(servers, number + position)
    ]
    loads: Loads = defaultdict(list)
    bar = tqdm(plan, unit="measurement", disable=None)
    for server, question in bar:
        bar.set_description(f"{mode} {question.name}, {server.system.name}")
        requests = requests_of(server.system, question, mode)
        try:
            load = measure(server, requests, options.warm_up, options.seconds, place.folder)
        except LoadError as error:
            raise LoadError(f"{server.system.name}, {question.name}: {error}") from error
        loads[server, question].append(load)
    return loads


def rotated(servers: Sequence[Server], number: int) -> list[Server]:
    """Return the servers with another one first for each number."""
    start = number % len(servers)
    return [*servers[start:], *servers[:start]]


def requests_of(system: System, question: Question, mode: str) -> list[Asked]:
    """Return what is asked in turn: every value of the question, or always its first."""
    values = question.values[:1] if mode == "repeated" else question.values
    return [system.ask(question, value, question.size) for value in values]
