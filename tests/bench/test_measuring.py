"""wrk loads a real server."""

from pathlib import Path

import pytest

from bench.database import Database
from bench.load import LoadError, measure
from bench.questions import QUESTIONS
from bench.servers import Place, ServerError, serve
from bench.systems import SYSTEMS, Asked

pytestmark = pytest.mark.needs_wrk

BARE = SYSTEMS["bare"]
ANSWER = b'{"data":{"articles":{"nodes":[]}}}'


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a place with one answer; the bare server asks no database."""
    made = Place(Database("sqlite:///absent.sqlite3", 0, tmp_path / "media"), tmp_path)
    made.answers.mkdir()
    (made.answers / "list.json").write_bytes(ANSWER)
    return made


def test_a_server_is_started_asked_measured_and_stopped(place: Place) -> None:
    asked = BARE.ask(QUESTIONS["list"], 0, 20)
    with serve(BARE, BARE.modes["repeated"], place) as server:
        assert server.ask(asked).body == ANSWER
        found = measure(server, [asked, asked], warm_up=1, seconds=1, folder=place.folder)
        assert 2**20 < server.memory() < 2**30
    assert server.process.returncode is not None
    assert found.rps > 0
    assert 0 < found.p50_ms <= found.p99_ms


def test_an_answer_that_is_not_200_stops_the_bench(place: Place) -> None:
    right, wrong = BARE.ask(QUESTIONS["list"], 0, 20), Asked("GET", "/absent/")
    with serve(BARE, BARE.modes["repeated"], place) as server:
        with pytest.raises(ServerError, match=r"^bare answered 500 to "):
            server.ask(wrong)
        with pytest.raises(LoadError, match=r"^[\d,]+ of [\d,]+ requests failed\.$"):
            measure(server, [right, wrong], warm_up=1, seconds=1, folder=place.folder)


def test_a_server_that_does_not_start_says_why(place: Place) -> None:
    reason = r"(?s)^bare did not start: .*No module named 'absent'"
    with pytest.raises(ServerError, match=reason), serve(BARE, {}, place, application="absent:application"):
        pytest.fail("It started.")
