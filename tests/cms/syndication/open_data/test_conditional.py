"""Conditional requests: 304 without making the file, a new ETag after every change, HEAD."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date

from cms.core.licences import Licence
from cms.core.publication import publication_of
from cms.journal.models import Entry
from laureates.models import CallForProjects, Laureate, Territory
from tests.factories import AwardFactory, CallFactory, LaureateFactory, TerritoryFactory, make_site
from tests.factories.site import SiteTree
from tests.journal import told
from tests.open_data import content, csv_rows, get, json_file, text

pytestmark = pytest.mark.django_db

PATHS = ["laureates.csv", "laureates.json", "laureates.parquet", "awards.csv", "calls/tremplin.csv", "catalog.ttl"]


@pytest.fixture(autouse=True)
def site() -> SiteTree:
    """The site, with a laureate of a call that was published a day ago."""
    tree = make_site()
    territory = TerritoryFactory(name="Pantin")
    told(lambda: AwardFactory(laureate=LaureateFactory(slug="zep", territories=[territory]), call__slug="tremplin"))
    told(lambda: publish(CallForProjects))
    told(lambda: publish(Laureate))
    Entry.objects.update(at=timezone.now() - timedelta(days=1))
    return tree


def publish(model: Any) -> None:
    """Publish the one thing of a model again, as an editor does."""
    model.objects.get().save_revision().publish()


def rename_laureate() -> None:
    laureate = Laureate.objects.get()
    laureate.name = "La Zep"
    laureate.save_revision().publish()


def rename_call() -> None:
    call = CallForProjects.objects.get()
    call.slug = "autre-nom"
    call.save_revision().publish()


def rename_territory() -> None:
    territory = Territory.objects.get()
    territory.name = "Pantin (93)"
    territory.save()


def change_licence() -> None:
    publication = publication_of(make_site().site)
    publication.licence = Licence.CC_BY_4
    publication.save()


@pytest.mark.parametrize("path", PATHS)
def test_who_has_the_file_gets_304_and_nothing_is_made(path: str) -> None:
    first = get(path)
    with CaptureQueriesContext(connection) as whole:
        second = get(path, If_None_Match=first["ETag"])

    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not [query for query in whole.captured_queries if "laureates_award" in query["sql"]]


def test_every_file_has_an_etag_of_its_own() -> None:
    assert len({get(path)["ETag"] for path in PATHS}) == len(PATHS)


@pytest.mark.parametrize(
    "change",
    [
        rename_laureate,
        rename_call,
        lambda: Laureate.objects.get().unpublish(),
        lambda: CallForProjects.objects.get().unpublish(),
        lambda: Laureate.objects.get().delete(),
        lambda: LaureateFactory().save_revision().publish(),
        rename_territory,
        change_licence,
    ],
)
def test_every_change_of_what_is_shown_changes_the_etag_and_the_file(change: Callable[[], Any]) -> None:
    before, kept = get("laureates.json")["ETag"], content("laureates.json")

    assert told(change) != []
    answer = get("laureates.json", If_None_Match=before)

    assert answer.status_code == 200
    assert answer["ETag"] != before
    assert answer.content != kept


def test_a_draft_changes_nothing() -> None:
    before = get("laureates.csv")["ETag"]
    laureate = Laureate.objects.get()
    laureate.name = "Brouillon"
    told(laureate.save_revision)

    assert get("laureates.csv")["ETag"] == before


def test_what_expires_is_gone_at_once_though_no_worker_has_noticed() -> None:
    before = get("laureates.csv")
    assert len(csv_rows("laureates.csv")) == 1

    Laureate.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    answer = get("laureates.csv", If_None_Match=before["ETag"], If_Modified_Since=before["Last-Modified"])

    assert answer.status_code == 200
    assert csv_rows("laureates.csv") == []


def test_last_modified_is_the_time_of_the_last_entry() -> None:
    at = Entry.objects.latest("sequence").at

    assert get("laureates.csv")["Last-Modified"] == http_date(int(at.timestamp()))
    assert get("laureates.csv", If_Modified_Since=http_date(at.timestamp())).status_code == 304
    assert get("laureates.csv", If_Modified_Since=http_date(at.timestamp() - 1)).status_code == 200


def test_a_change_of_this_minute_has_no_last_modified_because_another_may_have_the_same_second() -> None:
    told(lambda: publish(Laureate))

    answer = get("laureates.csv", If_Modified_Since=http_date())

    assert answer.status_code == 200
    assert "Last-Modified" not in answer


@pytest.mark.parametrize("path", PATHS)
def test_head_says_what_get_says_without_making_the_file(path: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        head = Client().head(f"/data/{path}")
    answer = get(path)

    assert (head.status_code, head.content) == (200, b"")
    # A HEAD may leave out the length, which is known only once the file is made.
    assert dict(head.headers) == {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    assert not [query for query in captured.captured_queries if "laureates_award" in query["sql"]]


def test_a_file_is_made_once_and_kept_until_it_changes() -> None:
    content("awards.csv")
    with CaptureQueriesContext(connection) as captured:
        kept = text("awards.csv")
    told(lambda: CallFactory.create().save_revision().publish())
    with CaptureQueriesContext(connection) as made:
        content("awards.csv")

    assert "zep" in kept
    assert not [query for query in captured.captured_queries if "laureates_award" in query["sql"]]
    assert [query for query in made.captured_queries if "laureates_award" in query["sql"]]


def test_a_new_licence_is_in_the_file_and_in_its_header() -> None:
    told(change_licence)

    assert json_file("awards.json")["licenses"][0]["name"] == "CC-BY-4.0"
    assert 'creativecommons.org/licenses/by/4.0/>; rel="license"' in get("awards.csv")["Link"]
