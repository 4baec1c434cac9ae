"""Run by ``test_sample.py`` with the sample app installed: its content is answered, its drafts are not."""

import datetime

import pytest
from django.core.management import call_command
from wagtail.models import Site

from tests.factories import make_site
from tests.sample.models import EventPage

pytestmark = pytest.mark.django_db

QUERY = """{
  events { nodes { title place day path contentType body { blockType ... on AddressBlock { street } } } totalCount }
  pages(filter: {contentType: ["sample.EventPage"]}) { nodes { title } }
}"""


def add_event(title: str, day: datetime.date, live: bool = True) -> EventPage:
    home = Site.objects.get(is_default_site=True).root_page
    body = [{"type": "address", "value": {"street": "12, rue des Lilas"}}]
    return home.add_child(instance=EventPage(title=title, place="Nantes", day=day, live=live, body=body))


def test_the_system_checks_are_content():
    call_command("check")


def test_the_sample_apps_pages_blocks_and_root_field_are_answered(client):
    make_site()
    add_event("Forum", datetime.date(2026, 12, 1))
    add_event("Brouillon", datetime.date(2026, 11, 30), live=False)

    data = client.post("/graphql/", {"query": QUERY}, content_type="application/json").json()["data"]

    assert data["events"] == {
        "nodes": [
            {
                "title": "Forum",
                "place": "Nantes",
                "day": "2026-12-01",
                "path": "/forum/",
                "contentType": "sample.EventPage",
                "body": [{"blockType": "AddressBlock", "street": "12, rue des Lilas"}],
            }
        ],
        "totalCount": 1,
    }
    assert data["pages"]["nodes"] == [{"title": "Forum"}]


def test_the_sample_apps_table_is_published(client):
    make_site()
    add_event("Forum", datetime.date(2026, 12, 1))
    add_event("Brouillon", datetime.date(2026, 11, 30), live=False)

    assert client.get("/data/events.csv").content == b"titre,jour\r\nForum,2026-12-01\r\n"
    assert b"#events> a dcat:Dataset" in client.get("/data/catalog.ttl").content
