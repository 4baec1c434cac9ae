"""What wrk is given, and what it says."""

import pytest

from bench.load import Load, LoadError, encoded, parsed
from bench.systems import Asked

SAID = """Running 10s test @ http://127.0.0.1:8000/
Requests/sec:    703.00

{"requests": 7030, "microseconds": 10000000, "p50": 22100, "p99": 40250, "failed": 0}
"""


def test_rate_and_percentiles_are_read() -> None:
    assert parsed(SAID) == Load(rps=703.0, p50_ms=22.1, p99_ms=40.25)


def test_failed_requests_stop_the_bench() -> None:
    with pytest.raises(LoadError, match=r"^3 of 7,030 requests failed\.$"):
        parsed(SAID.replace('"failed": 0', '"failed": 3'))


def test_a_server_that_answers_nothing_has_no_rate() -> None:
    with pytest.raises(LoadError, match="Not one request was answered"):
        parsed(SAID.replace('"requests": 7030', '"requests": 0'))


@pytest.mark.parametrize("output", ["", "Requests/sec: 12\n", "[]\n"])
def test_other_output_is_shown(output: str) -> None:
    with pytest.raises(LoadError, match="wrk did not print what it measured"):
        parsed(output)


def test_requests_are_written_whole_with_their_lengths_in_bytes() -> None:
    get, post = Asked("GET", "/a/"), Asked("POST", "/b/", "é")
    count, length, rest = encoded([get, post]).split(b"\n", 2)
    first, second = rest[: int(length)], rest[int(length) :].partition(b"\n")
    assert count == b"2"
    assert first.startswith(b"GET /a/ HTTP/1.1\r\nHost: ")
    assert first.endswith(b"\r\n\r\n")
    assert int(second[0]) == len(second[2])
    assert b"\r\nContent-Length: 2\r\n" in second[2]
    assert second[2].endswith("\r\n\r\né".encode())
