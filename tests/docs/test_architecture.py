"""docs/architecture.md: every file that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMES = sorted(set(re.findall(r"`([\w/]+\.py)`", PAGE)))
FILES = [
    f"/{file.relative_to(ROOT)}"
    for folder in ("site", "home", "blog", "laureates")
    for file in (ROOT / folder).rglob("*.py")
]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "manage.py"])
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert any(file.endswith(f"/{name}") for file in FILES)
