"""docs/mirror.mjs, the mirror that we give to partners who have Node.js, against a real server."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from cms.partners.models import Partner
from tests.cms.syndication.test_mirror import public_items
from tests.factories import ArticleFactory, PartnerFactory, RubricFactory, key_of, make_site
from tests.partner import edit, happens

pytestmark = [pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

PROGRAM = settings.BASE_DIR / "docs" / "mirror.mjs"


class Copy:
    """One partner's folder."""

    def __init__(self, address: str, key: str, folder: Path) -> None:
        self.command = ["node", str(PROGRAM), address, key, str(folder)]
        self.folder = folder

    def run(self) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(self.command, capture_output=True, text=True, timeout=60, check=False)

    def items(self) -> dict[str, Any]:
        """Synchronise; give what is in the copy by its id."""
        done = self.run()
        assert (done.returncode, done.stderr) == (0, "")
        stored = [json.loads(path.read_text("utf-8"))["item"] for path in self.folder.glob("*-*.json")]
        return {item["id"]: item for item in stored}


@pytest.fixture
def partner() -> Partner:
    make_site()
    return PartnerFactory()


@pytest.fixture
def copy(partner: Partner, live_server: Any, tmp_path: Path) -> Copy:
    return Copy(live_server.url, key_of(partner), tmp_path / "copy")


def test_after_each_run_the_copy_is_what_is_public(copy: Copy, partner: Partner) -> None:
    rubric = RubricFactory()
    one, two = (happens(lambda: ArticleFactory(parent=rubric)) for _ in range(2))
    assert copy.items() == public_items(partner)
    edit(one, title="Été")
    happens(two.delete)
    assert copy.items() == public_items(partner)
    assert copy.items()[f"article:{one.pk}"]["title"] == "Été"
    assert f"article:{two.pk}" not in copy.items()


def test_what_is_not_given_again_is_dropped(copy: Copy, partner: Partner) -> None:
    stays, leaves = happens(ArticleFactory), happens(ArticleFactory)
    assert f"article:{leaves.pk}" in copy.items()
    partner.whole_site = False
    partner.save()
    partner.sections.add(stays.get_parent())
    assert copy.items() == public_items(partner)
    assert f"article:{leaves.pk}" not in copy.items()


def test_a_wrong_key_is_told_and_loses_nothing(copy: Copy, tmp_path: Path) -> None:
    happens(ArticleFactory)
    before = copy.items()
    key = copy.command[3]
    copy.command[3] = "rbq_wrong"
    done = copy.run()
    assert (done.returncode, done.stderr.strip()) == (1, "KEY_INVALID: There is no such key.")
    copy.command[3] = key
    assert copy.items() == before
