"""Whatever editors do: after each synchronisation a partner's copy is what is public of its scope.

The copy is kept by docs/mirror.py, the program that we give to partners.
"""

import importlib.util
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from cms.core.visibility import visible
from cms.journal.pruning import prune
from cms.journal.sources import sources
from cms.partners.models import Partner
from cms.partners.scopes import scope_of
from cms.syndication.items import item_types, items_of
from cms.syndication.sync.changes import types_of
from home.models import PublicationSettings
from tests.cms.journal.test_any_order import newsroom
from tests.factories import ArticleFactory, PartnerFactory, RubricFactory, key_of, make_site
from tests.newsroom.operations import OPERATIONS
from tests.newsroom.restoring import kept
from tests.newsroom.seats import REFUSALS
from tests.partner import CHANGES, happens, pull_all

#: A thousand on SQLite, where one takes half as long, and in parts, for as many processes as there are.
ON_SQLITE = connection.vendor == "sqlite"
EXAMPLES = int(os.environ.get("MIRROR_EXAMPLES", "1000" if ON_SQLITE else "20"))
PARTS = 8 if ON_SQLITE else 1
NUMBERS = st.integers(0, 11)
PROGRAM = django_settings.BASE_DIR / "docs" / "mirror.py"


def program() -> Any:
    """Return the partners' program as a module."""
    spec = importlib.util.spec_from_file_location("mirror", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


#: By type and key.
Items = dict[str, dict[int, Any]]


class Copy:
    """One partner's copy, kept over the test client."""

    def __init__(self, partner: Partner, limit: int) -> None:
        self.partner = partner
        self.limit = limit
        self.key = key_of(partner)
        self.file = sqlite3.connect(":memory:")
        self.synchronise = program().synchronise

    def ask(self, cursor: str) -> tuple[int, dict[str, Any]]:
        client = Client(headers={"Authorization": f"Bearer {self.key}"})
        response = client.get(CHANGES, {"cursor": cursor, "limit": self.limit})
        return response.status_code, response.json()

    def compare(self, everything: Items) -> None:
        """Synchronise: what is in the copy is what is public."""
        self.synchronise(self.file, self.ask)
        rows = self.file.execute("SELECT id, json FROM item")
        copied = {name: json.loads(item) for name, item in rows}
        public = public_items(self.partner, everything)
        assert copied.keys() == public.keys()
        assert {name: item for name, item in copied.items() if item != public[name]} == {}


def everything_public() -> Items:
    """Return all items, told without the journal's help."""
    found: Items = {}
    for kind in item_types():
        keys = list(visible(sources()[kind].model._default_manager.all()).values_list("pk", flat=True))
        found[kind] = {key: json.loads(json.dumps(item)) for key, item in items_of(kind, keys).items()}
    return found


def public_items(partner: Partner, everything: Items | None = None) -> dict[str, Any]:
    """Return the items of a partner's scope, by their ids; of ``everything``, if that is known already."""
    scope = scope_of(partner)
    everything = everything or everything_public()
    return {
        everything[kind][key]["id"]: everything[kind][key]
        for kind in types_of(scope)
        for key in scope.included(sources()[kind].model, list(everything[kind]))
    }


class Partners(RuleBasedStateMachine):
    """Editors at work, and three partners: one that gets everything, one for a rubric, one for a type."""

    def __init__(self) -> None:
        super().__init__()
        partners = Partner.objects.order_by("pk")
        self.copies = [Copy(partner, limit) for partner, limit in zip(partners, (7, 3, 1_000), strict=True)]

    @rule(operation=st.sampled_from(sorted(OPERATIONS)), a=NUMBERS, b=NUMBERS)
    def work(self, operation: str, a: int, b: int) -> None:
        try:
            with transaction.atomic():
                OPERATIONS[operation](a, b)
        except REFUSALS:
            pass

    @rule(licence=st.sampled_from(["etalab-2.0", "CC-BY-4.0"]), name=st.sampled_from(["Le Labo", "La Gazette"]))
    def settle(self, licence: str, name: str) -> None:
        PublicationSettings.objects.update(licence=licence, name=name)

    @rule(number=st.integers(0, 2))
    def synchronise(self, number: int) -> None:
        self.copies[number].compare(everything_public())

    @rule()
    def forget(self) -> None:
        prune()

    def teardown(self) -> None:
        everything = everything_public()
        for copy in self.copies:
            copy.compare(everything)
            copy.file.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(120 + 10 * EXAMPLES // PARTS)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_copy_is_what_is_public_of_its_scope(tmp_path: Path, settings: Any, part: int) -> None:
    newsroom()
    site = make_site().site
    PublicationSettings.objects.create(site=site)
    rubric = RubricFactory(slug="une-rubrique")
    ArticleFactory(parent=rubric)
    unlimited = {"per_minute": 0, "per_day": 0}
    PartnerFactory(**unlimited)
    PartnerFactory(sections=[rubric], **unlimited)
    PartnerFactory(types=["article", "author"], **unlimited)
    settings.JOURNAL_KEEP_DAYS = settings.JOURNAL_KEEP_WITHDRAWALS_DAYS = 0
    with kept(tmp_path) as restore:

        def fresh() -> Partners:
            restore()
            return Partners()

        run_state_machine_as_test(fresh, settings=_thorough())


def _thorough() -> settings:
    return settings(
        max_examples=EXAMPLES // PARTS, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
    )


@pytest.mark.django_db(transaction=True)
def test_the_program_copies_from_a_real_server(live_server: Any, tmp_path: Path) -> None:
    make_site()
    article = happens(lambda: ArticleFactory(title="Un titre"))
    key, file = key_of(PartnerFactory()), tmp_path / "copy.sqlite3"

    def run(key: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(PROGRAM), live_server.url, key, str(file)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    def titles() -> set[str]:
        with sqlite3.connect(file) as copy:
            return {json.loads(row[0])["title"] for row in copy.execute("SELECT json FROM item WHERE type = 'article'")}

    assert run(key).returncode == 0
    assert titles() == {"Un titre"}
    happens(article.delete)
    assert run(key).returncode == 0
    assert titles() == set()
    refused = run("rbq_wrong")
    assert (refused.returncode, refused.stderr.strip()) == (1, "KEY_INVALID: There is no such key.")


@pytest.mark.django_db
def test_a_copy_that_must_begin_anew_loses_what_is_not_given_again() -> None:
    make_site()
    stays, leaves = happens(ArticleFactory), happens(ArticleFactory)
    partner = PartnerFactory()
    copy = Copy(partner, 2)
    copy.compare(everything_public())
    partner.whole_site = False
    partner.save()
    partner.sections.add(stays.get_parent())
    copy.compare(everything_public())
    names = {row[0] for row in copy.file.execute("SELECT id FROM item")}
    assert f"article:{stays.pk}" in names
    assert f"article:{leaves.pk}" not in names
    assert names == {change["id"] for change in pull_all(copy.key)[0]}
    copy.file.close()
