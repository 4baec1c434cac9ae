"""Conformance to GraphQL over HTTP of the real server with the real schema, as npm's graphql-http audits it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.npm import install

AUDITS = Path(__file__).parents[1] / "http" / "audits"

pytestmark = pytest.mark.needs_node


@pytest.mark.timeout(300)
def test_every_audit_passes_on_the_real_schema(server: Any) -> None:
    install(AUDITS)
    finished = subprocess.run(["node", "audit.js", server.url], cwd=AUDITS, check=True, capture_output=True, text=True)
    results = json.loads(finished.stdout)
    assert len(results) == 61
    assert [result for result in results if result["status"] != "ok"] == []
