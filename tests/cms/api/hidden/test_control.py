"""The control: the same content, asked of the schema that grapple makes by itself, in a run of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def test_grapples_own_schema_lets_hidden_things_out_and_the_search_finds_them() -> None:
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"),
            # grapple declares its types in a way that graphene-django discourages.
            *("-W", "ignore::DeprecationWarning", "--ds", "tests.cms.api.hidden.grapple_settings"),
            "tests/cms/api/hidden/check_grapple.py",
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_"))},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1 passed" in run.stdout
