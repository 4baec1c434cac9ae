"""The page on syndication is true: its examples run, its codes are all the codes."""

import json
import re
import subprocess
from typing import Any

import pytest
from django.conf import settings

from cms.partners.keys import Refusal
from cms.syndication.declarations import selections
from cms.syndication.sync.problems import Code
from tests.factories import ArticleFactory, PartnerFactory, key_of, make_site
from tests.partner import happens, pull_all

PAGE = (settings.BASE_DIR / "docs" / "syndication.md").read_text(encoding="utf-8")
COMMANDS = [command.strip() for command in re.findall(r"```sh\n(.+?)```", PAGE, re.DOTALL)]


@pytest.mark.needs_curl
@pytest.mark.django_db(transaction=True)
def test_every_command_runs(live_server: Any) -> None:
    make_site()
    article = happens(ArticleFactory)
    key = key_of(PartnerFactory())
    _changes, cursor = pull_all(key)
    variables = {"KEY": key, "CMS": live_server.url, "CURSOR": cursor, "ID": f"article:{article.pk}"}

    def run(command: str) -> Any:
        output = subprocess.run(["sh", "-c", command], env=variables, capture_output=True, timeout=30, check=True)
        return json.loads(output.stdout)

    everything, later, item = (run(command) for command in COMMANDS)
    assert f"article:{article.pk}" in [each["id"] for each in everything["items"]]
    assert later["items"] == []
    assert item["item"]["title"] == article.title


def test_every_code_is_explained() -> None:
    explained = set(re.findall(r"`([A-Z_]{6,})`", PAGE.partition("### Errors")[2].partition("\n## ")[0]))
    assert explained == {code.value for code in (*Code, *Refusal)}


def test_every_type_is_explained() -> None:
    table = PAGE.partition("### Items")[2].partition("### Errors")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(selections())
