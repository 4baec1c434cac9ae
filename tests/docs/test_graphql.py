"""docs/graphql.md: its examples run on the demo publication, and its tables are complete."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from cms.api.errors import ErrorCode
from tests.factories import StandardPageFactory, restrict

PAGE = (Path(__file__).parents[2] / "docs" / "graphql.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```graphql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CODES = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE.partition("## Errors\n")[2].partition("\n## ")[0], re.MULTILINE))


def test_every_example_is_found() -> None:
    assert len(EXAMPLES) == PAGE.count("```graphql")
    assert len(EXAMPLES) >= 5


@pytest.mark.django_db
def test_every_example_runs_on_the_demo(client: Client) -> None:
    call_command("load_demo", stdout=StringIO())
    # The demo has no page with a password, of which the page speaks too.
    restrict(StandardPageFactory(parent=Site.objects.get(is_default_site=True).root_page, slug="espace-presse"))
    variables: dict[str, str] = {}
    for example in EXAMPLES:
        request = {"query": example, "variables": variables if "$token" in example else {}}
        answer = client.post("/graphql/", request, content_type="application/json").json()
        assert "errors" not in answer, (example, answer["errors"])
        for value in answer["data"].values():
            assert value is not None, example
            assert not value.get("errors"), (example, value)
            variables |= {"token": value["accessToken"]} if "accessToken" in value else {}


@pytest.mark.django_db
def test_the_costs_of_the_page_are_true(client: Client) -> None:
    (cost,) = re.findall(r"costs 1 \+ 10 × \(1 \+ 3 \+ 6\) = (\d+):\n\n```graphql\n", PAGE)
    example = PAGE.partition(f"= {cost}:\n\n```graphql\n")[2].partition("```")[0]
    response = client.post("/graphql/", {"query": example}, content_type="application/json")
    assert response.json()["extensions"]["cost"] == {"requested": int(cost), "limit": settings.API_COST}


def test_every_code_is_explained() -> None:
    assert set(ErrorCode) == CODES


def test_the_limits_of_the_page_are_those_of_the_settings() -> None:
    table = PAGE.partition("## Limits\n")[2].partition("\n## ")[0]
    limits = settings.API_LIMITS
    for row in (
        f"| a request's body or query string | {limits['body_bytes'] // 1024} KB |",
        f"| tokens of a document | {limits['tokens']:,} |",
        f"| fields inside of fields | {limits['depth']} levels |",
        f"| aliases | {limits['aliases']} |",
        f"| directives | {limits['directives']} |",
        f"| items of one page of a list | {settings.API_MAX_PAGE_SIZE} |",
        f"| cost | {settings.API_COST:,} |",
        f"| cost, with a partner's key | {settings.API_COST_WITH_KEY:,} |",
        f"| time that the database works for a request | {settings.API_DATABASE_SECONDS} seconds |",
        f"| requests of one address | {settings.REQUESTS_PER_MINUTE} a minute |",
    ):
        assert row in table


def test_the_json_of_the_page_can_be_read() -> None:
    for text in re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        json.loads(text)
