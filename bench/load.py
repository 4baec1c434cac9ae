"""Loads a server with requests, by wrk, and reads what wrk measured."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.servers import HOST, Server, headers_of
from bench.systems.system import Asked

CONNECTIONS = 16
SCRIPT = Path(__file__).with_name("load.lua")


class LoadError(Exception):
    """wrk failed, or some requests did; the message is for people."""


@dataclass(frozen=True)
class Load:
    """What one run of wrk measured."""

    rps: float
    p50_ms: float
    p99_ms: float


def measure(server: Server, requests: Sequence[Asked], warm_up: int, seconds: int, folder: Path) -> Load:
    """Send requests in turn over 16 connections, as fast as they are answered.

    Args:
        server: what answers.
        requests: what is sent; after the last comes the first.
        warm_up: seconds before those that count.
        seconds: those that count.
        folder: for the file that wrk reads.

    Raises:
        LoadError: some requests were not answered with 200.
    """
    file = folder / "requests"
    file.write_bytes(encoded(requests))
    _run(server.port, file, warm_up)
    # It comes after what wrk left unanswered.
    server.ask(requests[0])
    return parsed(_run(server.port, file, seconds))


def encoded(requests: Sequence[Asked]) -> bytes:
    """Write requests as ``load.lua`` reads them, each in full as it is sent."""
    written = [_http(asked) for asked in requests]
    return b"%d\n" % len(written) + b"".join(b"%d\n%s" % (len(each), each) for each in written)


def parsed(output: str) -> Load:
    """Read what ``load.lua`` printed last.

    Raises:
        LoadError: it printed nothing of the kind, or some requests failed.
    """
    try:
        found = json.loads(output.strip().splitlines()[-1])
        requests, failed = found["requests"], found["failed"]
    except (ValueError, IndexError, TypeError):
        raise LoadError(f"wrk did not print what it measured: {output[-2000:]}") from None
    if failed:
        raise LoadError(f"{failed:,} of {requests:,} requests failed.")
    if not requests:
        raise LoadError("Not one request was answered.")
    return Load(requests * 1e6 / found["microseconds"], found["p50"] / 1e3, found["p99"] / 1e3)


def _http(asked: Asked) -> bytes:
    body = asked.body.encode()
    headers = headers_of(asked)
    if body:
        headers["Content-Length"] = str(len(body))
    lines = [f"{asked.method} {asked.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _run(port: int, file: Path, seconds: int) -> str:
    command = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"]
    command += ["--timeout", "30s", "--script", str(SCRIPT), f"http://{HOST}:{port}/", "--", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise LoadError(f"wrk failed: {run.stdout}{run.stderr}")
    return run.stdout
