"""docs/syndication.md, "Feeds": its examples run, by curl against a server."""

import re
import subprocess
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from blog.models import ArticlePage
from cms.core.feeds import FORMATS
from cms.syndication.feeds import parts
from cms.syndication.feeds.declarations import feed_kinds
from tests.factories.media import root_collection
from tests.factories.site import root_page

PAGE = (Path(__file__).parents[2] / "docs" / "syndication.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Feeds\n")[2].partition("\n## ")[0]
EXAMPLES = [
    line for block in re.findall(r"^```\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]


@pytest.mark.needs_curl
@pytest.mark.django_db(transaction=True)
def test_every_example_runs_on_the_demo(live_server: Any, tmp_path: Path) -> None:
    root_page()
    root_collection()
    call_command("load_demo", stdout=StringIO())
    assert len(EXAMPLES) == 6
    published = datetime(2019, 7, 1, 12, tzinfo=UTC)
    ArticlePage.objects.update(first_published_at=published)
    answers = [curl(line, live_server.url, tmp_path) for line in EXAMPLES]

    title = ArticlePage.objects.get().title
    assert all(title in answer for answer in (*answers[:3], answers[5]))
    assert title in (tmp_path / "articles.atom").read_text(encoding="utf-8")
    assert answers[4] == "304\n"
    assert "<fh:archive />" in answers[5]


def curl(line: str, server: str, folder: Path) -> str:
    """Run an example as a shell would, in a folder of its own."""
    command = line.replace("http://localhost:8000", server)
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, check=True, timeout=60
    ).stdout.decode()


def test_every_kind_of_feed_and_format_is_named() -> None:
    for kind in feed_kinds().values():
        assert f"`/feeds/{kind.name}{'/<slug>' if kind.has_slugs else ''}.atom`" in SECTION
    for form, label in FORMATS.items():
        assert re.search(rf"{label}[ 0-9.]*\(`\.{form}`\)", SECTION)


def test_the_numbers_are_those_of_the_code() -> None:
    words = " ".join(SECTION.split())
    assert f"the newest {parts.NEWEST} articles, or all of today's if they are more ({parts.MOST} at most)" in words
    assert f"of the last {parts.CHANGES} articles that were changed up to {parts.CHANGED} that belong to it" in words
    assert f"of {parts.ARCHIVED} articles a page" in words
