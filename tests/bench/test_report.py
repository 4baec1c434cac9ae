"""Tables, JSON, the page and its plot."""

import json
from pathlib import Path

import orjson
import pytest
from PIL import Image

from bench.findings import Finding
from bench.plot import plot
from bench.report import inserted
from bench.results import Result
from bench.table import as_json, findings_table, number, results_table, statements_table

OURS = Result("rubrique", "list", "uncached", 1_000, 712.3, 22.15, 1_040.0, 5, 15_537)
GRAPPLE = Result("grapple", "list", "uncached", 1_000, 24.0, 650.0, 900.0, 122, 17_342)
BARE = Result("bare", "list", "repeated", 1_000, 35_800.0, 0.4, 2.0, 0, 15_537)
SEARCH = Result("rubrique", "search", "uncached", 1_000, 0.51, 1.0, 2.0, 3, 99)


def test_results_are_grouped_by_question_and_mode_the_fastest_first() -> None:
    assert results_table([SEARCH, BARE, GRAPPLE, OURS]) == (
        "| query  | mode     | system   | req/s  | p50 ms | p99 ms   | statements | bytes  |\n"
        "| ------ | -------- | -------- | ------ | ------ | -------- | ---------- | ------ |\n"
        "| list   | uncached | rubrique | 712    | 22.15  | 1,040.00 | 5          | 15,537 |\n"
        "| list   | uncached | grapple  | 24     | 650.00 | 900.00   | 122        | 17,342 |\n"
        "| list   | repeated | bare     | 35,800 | 0.40   | 2.00     | 0          | 15,537 |\n"
        "| search | uncached | rubrique | 0.51   | 1.00   | 2.00     | 3          | 99     |"
    )


def test_findings_stand_beside_their_targets() -> None:
    found = [Finding("a", 0.9, least=0.8), Finding("b", 1.3, most=1.2), Finding("c", 5)]
    assert findings_table(found) == (
        "| what | target | measured | verdict |\n"
        "| ---- | ------ | -------- | ------- |\n"
        "| a    | ≥ 0.80 | 0.90     | met     |\n"
        "| b    | ≤ 1.20 | 1.30     | missed  |\n"
        "| c    |        | 5        |         |"
    )


def test_statements_are_told_at_the_sizes_of_the_question() -> None:
    counts = {("rubrique", "search", "uncached"): {1: 3, 10: 3, 20: 3, 100: 4}, ("bare", "list", "repeated"): {1: 0}}
    assert statements_table(counts).splitlines()[2:] == ["| search | rubrique | 3 at 1, 3 at 20, 4 at 100   |"]


@pytest.mark.parametrize(
    ("value", "written"), [(35_800.4, "35,800"), (56.72, "56.7"), (0.894, "0.89"), (5.0, "5"), (0, "0")]
)
def test_numbers_have_the_decimals_that_say_something(value: float, written: str) -> None:
    assert number(value) == written


def test_json_is_a_list_of_flat_rows() -> None:
    assert json.loads(orjson.dumps(as_json([OURS]))) == [
        {
            "system": "rubrique",
            "query": "list",
            "mode": "uncached",
            "articles": 1000,
            "rps": 712.3,
            "p50_ms": 22.15,
            "p99_ms": 1040.0,
            "statements": 5,
            "bytes": 15537,
        }
    ]


PAGE = "# Page\n\nBefore.\n\n<!-- measured: 1000 -->\nold\n<!-- measured: end -->\n\nAfter.\n"


def test_a_new_part_takes_the_place_of_the_old_one_and_the_prose_stays() -> None:
    page = inserted(PAGE, "new", 1_000)
    assert page == PAGE.replace("\nold\n", "\n\nnew\n\n")
    assert inserted(page, "newer", 1_000) == PAGE.replace("\nold\n", "\n\nnewer\n\n")


def test_a_first_part_for_another_number_of_articles_goes_to_the_end() -> None:
    page = inserted(PAGE, "many", 100_000)
    assert page == (
        f"{PAGE}\n## With 100,000 articles\n\n<!-- measured: 100000 -->\n\nmany\n\n<!-- measured: end -->\n"
    )
    assert inserted(page, "more", 100_000) == page.replace("many", "more")


def test_the_page_has_the_marks() -> None:
    page = (Path(__file__).parents[2] / "docs" / "benchmark.md").read_text(encoding="utf-8")
    assert page.count("<!-- measured: 1000 -->") == 1


def test_the_plot_is_a_picture_with_a_longer_bar_for_a_faster_system(tmp_path: Path) -> None:
    file = tmp_path / "plot.png"
    plot([OURS, GRAPPLE], file)
    with Image.open(file) as picture:
        pixels = picture.convert("RGB")
        columns = {
            name: sum(pixels.getpixel((x, y)) == colour for x in range(pixels.width) for y in range(pixels.height))
            for name, colour in (("ours", (11, 110, 95)), ("theirs", (154, 167, 180)))
        }
    assert columns["ours"] > columns["theirs"] > 0
