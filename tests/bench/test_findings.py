"""Medians, ratios and targets."""

import pytest

from bench.findings import Finding, find
from bench.load import Load
from bench.results import Result, medians
from bench.run import Measured, rotated


def result(system: str, rps: float, query: str = "list", mode: str = "uncached") -> Result:
    return Result(system, query, mode, 1_000, rps, p50_ms=1.0, p99_ms=2.0, statements=3, bytes=4)


def told(measured: Measured) -> dict[str, tuple[float, bool | None]]:
    return {each.what: (each.measured, each.is_met) for each in find(measured)}


def test_each_number_has_its_own_median() -> None:
    assert medians([Load(10, 3, 9), Load(30, 1, 7), Load(20, 2, 8)]) == Load(20, 2, 8)
    assert medians([Load(10, 1, 4), Load(20, 2, 8)]) == Load(15, 1.5, 6)


def test_ratios_stand_beside_their_targets() -> None:
    measured = Measured([result("rubrique", 700), result("sql", 800), result("grapple", 40)])
    assert told(measured) == {
        "list, uncached: req/s of rubrique ÷ sql": (0.875, True),
        "list, uncached: req/s of rubrique ÷ grapple": (17.5, False),
    }


def test_repeated_answers_are_compared_with_the_bare_server() -> None:
    measured = Measured([result("rubrique", 900, mode="repeated"), result("bare", 1_000, mode="repeated")])
    assert told(measured) == {"list, repeated: req/s of rubrique ÷ bare": (0.9, True)}


def test_what_was_not_measured_is_not_told() -> None:
    assert find(Measured([result("rubrique", 700), result("bare", 9, mode="repeated")])) == []


def test_statements_must_be_few_and_the_same_at_every_size() -> None:
    key = ("rubrique", "list", "uncached")
    same = "list: statements more for one number of items of 1, 20, 100"
    assert told(Measured(counts={key: {1: 5, 20: 5, 100: 5}})) == {"list: statements": (5, True), same: (0, True)}
    assert told(Measured(counts={key: {1: 9, 20: 11, 100: 11}})) == {"list: statements": (11, False), same: (2, False)}


def test_only_our_own_statements_have_a_target() -> None:
    assert find(Measured(counts={("grapple", "list", "uncached"): {1: 8, 20: 122, 100: 602}})) == []


def test_memory_is_told_in_megabytes() -> None:
    measured = Measured(memory={"rubrique": 251_000_000, "grapple": 2**40})
    assert told(measured) == {"memory of a web worker afterwards, MB": (251.0, False)}


def test_a_number_without_target_is_neither_met_nor_missed() -> None:
    assert Finding("a number", 1.0).is_met is None


@pytest.mark.parametrize(("number", "order"), [(0, "abc"), (1, "bca"), (2, "cab"), (3, "abc")])
def test_another_system_goes_first_each_time(number: int, order: str) -> None:
    assert "".join(rotated(["a", "b", "c"], number)) == order
