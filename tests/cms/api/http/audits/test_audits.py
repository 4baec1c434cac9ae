"""Conformance to GraphQL over HTTP, as npm's graphql-http audits it on a running server."""

import json
import subprocess
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.npm import install

HERE = Path(__file__).parent

pytestmark = [pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def _installed() -> None:
    install(HERE)


@pytest.mark.usefixtures("_installed")
def test_every_audit_passes(live_server: LiveServer) -> None:
    finished = subprocess.run(
        ["node", "audit.js", f"{live_server.url}/graphql/"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    )
    results = json.loads(finished.stdout)
    assert len(results) == 61
    assert [result for result in results if result["status"] != "ok"] == []
