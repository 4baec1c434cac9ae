"""A content app is added by its name alone: ``tests/sample`` is, in a run of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_a_content_app_is_added_by_its_name_alone():
    run = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"),
            *("--ds", "tests.sample.settings", "tests/sample/check_sample.py"),
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_"))},
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "3 passed" in run.stdout


def test_the_machine_does_not_know_the_sample_app():
    sources = (path.read_text() for path in (ROOT / "site" / "cms").rglob("*.py"))
    assert not any("sample" in source and "EventPage" in source for source in sources)
