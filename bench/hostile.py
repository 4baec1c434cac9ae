"""How long the server takes to answer bad input: `python -m bench.hostile [TIMES]`.

Starts the real server on the demo publication, in a folder and on a SQLite database of its own, sends each attack TIMES
times (7 if not given), and prints a line for each. Exits with 1 if the quickest answer to one takes 100 ms or more, or
isn't the expected one. The quickest counts, because whatever else the machine does only adds to it.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep, time
from typing import Any

ROOT = Path(__file__).parents[1]
LIMIT_MS = 100.0
START_SECONDS = 60

PAGE = 'query($token: String) { page(path: "/labo-ouvert/", accessToken: $token) { title } }'
PREVIEW = 'query($token: String) { page(path: "/labo-ouvert/", previewToken: $token) { title } }'
ARTICLE = "query($slug: String) { article(slug: $slug) { title } }"
LIST = "query($first: Int) { articles(first: $first) { nodes { title } } }"
SUBMIT = """mutation($input: ContributionInput!) {
    submitContribution(input: $input) { reference errors { field code } } }"""
CONTRIBUTION = {
    "kind": "ARTICLE",
    "contributorKind": "LOCAL_AUTHORITY",
    "name": "Nadia",
    "email": "nadia@example.org",
    "title": "Un atelier",
    "summary": "Ce que nous avons appris.",
    "text": "Le texte.",
    "consent": True,
}


@dataclass(frozen=True)
class Attack:
    """What is sent, and a text that the answer must hold."""

    name: str
    parameters: dict[str, Any]
    expected: str


def documents() -> Iterator[Attack]:
    """Yield the attacks by the document, its size or its variables."""
    aliases = "{" + "".join(f' a{number}: page(path: "/") {{ title }}' for number in range(1_000)) + "}"
    deep = '{ page(path: "/") ' + "{ parent " * 50 + "{ title }" + " }" * 51
    circle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
    introspection = "{ __schema { types { " + "fields { type { " * 10 + "name" + " } }" * 10 + " } } }"
    unknown = {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}
    yield Attack("1,000 aliases", {"query": aliases}, "LIMIT_EXCEEDED")
    yield Attack("depth 50", {"query": deep}, "LIMIT_EXCEEDED")
    yield Attack("fragments that refer to each other", {"query": circle}, "GRAPHQL_VALIDATION_FAILED")
    yield Attack("100,000 directives", {"query": "{ __typename " + "@a" * 100_000 + "}"}, "PAYLOAD_TOO_LARGE")
    yield Attack("30,000 directives, which fit", {"query": "{ __typename " + "@a" * 30_000 + "}"}, "LIMIT_EXCEEDED")
    yield Attack("a body of 10 MB", {"query": LIST + " " * 10_000_000}, "PAYLOAD_TOO_LARGE")
    yield Attack("a variable of 1 MB", {"query": ARTICLE, "variables": {"slug": "x" * 1_000_000}}, "PAYLOAD_TOO_LARGE")
    yield Attack("__schema nested 10 deep", {"query": introspection}, "LIMIT_EXCEEDED")
    yield Attack("unknown operation name", {"query": "query A { __typename }", "operationName": "B"}, "BAD_USER_INPUT")
    yield Attack("several operations", {"query": "query A { __typename } query B { __typename }"}, "BAD_USER_INPUT")
    yield Attack("a variable of the wrong type", {"query": LIST, "variables": {"first": "many"}}, "BAD_USER_INPUT")
    yield Attack("an unknown persisted hash", {"extensions": unknown}, "PERSISTED_QUERY_NOT_FOUND")


def tokens() -> Iterator[Attack]:
    """Put a password on a page, and yield the attacks by tokens that must not open it."""
    from django.core.signing import TimestampSigner, b62_encode
    from wagtail.models import Page, PageViewRestriction

    from cms.api.routing.access import SALT, access_token

    class Past(TimestampSigner):
        """Signs as it would have two hours ago."""

        def timestamp(self) -> str:
            return b62_encode(int(time()) - 2 * 3600)

    wanted, other = (
        PageViewRestriction.objects.create(
            page=Page.objects.get(slug=slug), restriction_type=PageViewRestriction.PASSWORD, password=slug
        )
        for slug in ("labo-ouvert", "a-propos")
    )
    good = access_token([wanted])
    expired = Past(salt=SALT).sign_object(TimestampSigner(salt=SALT).unsign_object(good))
    closed, opened = '"page":null', '"page":{"title"'
    yield Attack("the right token, to compare", _with_token(PAGE, good), opened)
    yield Attack("a token of another page", _with_token(PAGE, access_token([other])), closed)
    yield Attack("an expired token", _with_token(PAGE, expired), closed)
    yield Attack("a tampered token", _with_token(PAGE, good[:-1] + ("a" if good[-1] != "a" else "b")), closed)
    yield Attack("an invented preview token", _with_token(PREVIEW, "x" * 43), closed)


def contributions() -> Iterator[Attack]:
    """Yield the attacks by what readers send."""
    html = "<script>alert(1)</script><img src=x onerror=alert(1)>" * 20
    header = "nadia@example.org\nBcc: everybody@example.org"
    yield Attack("a contribution with HTML", _contribution(text=html), '"reference":"')
    yield Attack("a contribution of 1 MB", _contribution(text="x" * 1_000_000), "PAYLOAD_TOO_LARGE")
    yield Attack("a contribution of 60 KB, which fits", _contribution(text="x" * 60_000), '"field":"text"')
    yield Attack("a header-injecting address", _contribution(email=header), '"field":"email"')


def _with_token(query: str, token: str) -> dict[str, Any]:
    return {"query": query, "variables": {"token": token}}


def _contribution(**values: str) -> dict[str, Any]:
    return {"query": SUBMIT, "variables": {"input": CONTRIBUTION | values}}


def prepare(folder: Path) -> list[Attack]:
    """Set this process and the server up on a new demo publication in ``folder``; return all attacks on it."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "SECRET_KEY": "only-for-measuring",
        "MEDIA_ROOT": str(folder / "media"),
        "EMAIL_URL": "console:",
        "REDIS_URL": "",
        "OPENSEARCH_URL": "",
        "REQUESTS_PER_MINUTE": "0",
        # Readers may send so much in an hour: each request comes from an address of its own.
        "TRUSTED_PROXIES": "1",
    }
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_demo", stdout=StringIO())
    return [*documents(), *tokens(), *contributions()]


@contextmanager
def server(folder: Path) -> Iterator[int]:
    """Run the server, one worker of it, and give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "1"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, "cms.wsgi:application"], cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait(port)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(port: int) -> None:
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline:
        with suppress(OSError):
            if '"data"' in ask(port, {"query": ARTICLE, "variables": {"slug": "x"}}, "192.0.2.1")[1]:
                return
        sleep(0.2)
    sys.exit("The server did not start.")


def ask(port: int, parameters: dict[str, Any], address: str) -> tuple[float, str]:
    """Post a request as from an address; return the milliseconds until its answer was there, and the answer."""
    body = json.dumps(parameters).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json", "X-Forwarded-For": address}
    started = perf_counter()
    client = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # It may answer without reading all of it.
            client.request("POST", "/graphql/", body, headers)
        answer = client.getresponse().read().decode()
        return (perf_counter() - started) * 1_000, answer
    finally:
        client.close()


def measure(port: int, attack: Attack, times: int) -> bool:
    """Send an attack so many times, print how long it took, and return whether all is well."""
    found = [ask(port, attack.parameters, f"198.51.100.{number}") for number in range(times)]
    milliseconds = [each for each, _answer in found]
    right = all(attack.expected in answer for _each, answer in found)
    well = right and min(milliseconds) < LIMIT_MS
    said = attack.expected if right else f"expected {attack.expected}, got {found[0][1][:200]}"
    print(f"{min(milliseconds):8.1f} {median(milliseconds):8.1f}  {'' if well else '!! '}{attack.name}: {said}")
    return well


def main() -> int:
    """Measure every attack; return the exit code."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with TemporaryDirectory() as name:
        folder = Path(name)
        attacks = prepare(folder)
        with server(folder) as port:
            print("    best   median  attack: part of the answer (milliseconds)")
            well = [measure(port, attack, times) for attack in attacks]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
