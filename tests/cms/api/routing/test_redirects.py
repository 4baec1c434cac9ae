"""`redirects`: which, in what order, and when they changed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.core.models import RedirectChange
from home.models import HomePage
from tests.asking import ask, assert_bad_input, assert_statements
from tests.factories import RubricFactory, StandardPageFactory, UserFactory, hidden, make_site, restrict
from tests.factories.states import hours

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
REDIRECTS = """query ($first: Int, $after: String, $since: DateTime, $site: String) {
  redirects(first: $first, after: $after, changedSince: $since, site: $site) {
    nodes { from to permanent updatedAt } totalCount pageInfo { endCursor hasNextPage }
  }
}"""


def redirects(**arguments: Any) -> list[dict[str, Any]]:
    return ask(REDIRECTS, **arguments)["redirects"]["nodes"]


def froms(**arguments: Any) -> list[str]:
    return [each["from"] for each in redirects(**arguments)]


def old_redirect(path: str, target: Any) -> Redirect:
    """Return a redirect made long ago and never changed since."""
    redirect = Redirect.add_redirect(path, target)
    Redirect.objects.filter(pk=redirect.pk).update(created_at=LONG_AGO)
    RedirectChange.objects.all().delete()
    return Redirect.objects.get(pk=redirect.pk)


def updated_at() -> datetime:
    (only,) = redirects()
    return datetime.fromisoformat(only["updatedAt"])


def just_now(moment: datetime) -> bool:
    return timezone.now() - timedelta(minutes=2) < moment <= timezone.now()


def test_redirects_are_listed_with_where_they_lead() -> None:
    page = StandardPageFactory(slug="page")
    old_redirect("/vieux/", page)
    old_redirect("/ailleurs?a=1", "https://example.org/")
    Redirect.objects.filter(old_path="/vieux").update(is_permanent=False)

    assert redirects() == [
        {"from": "/vieux", "to": "/page/", "permanent": False, "updatedAt": "2024-01-02T03:04:05Z"},
        {"from": "/ailleurs?a=1", "to": "https://example.org/", "permanent": True, "updatedAt": "2024-01-02T03:04:05Z"},
    ]


def test_only_redirects_that_route_would_follow_are_listed() -> None:
    frame = make_site()
    other_home = frame.home.get_parent().add_child(instance=HomePage(title="Autre", slug="autre"))
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    Redirect.add_redirect("/deux/", "https://example.org/all")
    Redirect.add_redirect("/deux/", "https://example.org/own", site=frame.site)
    Redirect.add_redirect("/autre/", "https://example.org/other", site=other)
    Redirect.objects.create(old_path="/nulle-part")

    assert [each["to"] for each in redirects()] == ["https://example.org/own"]
    assert [each["to"] for each in redirects(site="other.example")] == [
        "https://example.org/all",
        "https://example.org/other",
    ]


def test_redirect_to_a_page_whose_type_the_schema_lacks_is_left_out() -> None:
    plain = make_site().home.add_child(instance=Page(title="Sans type", slug="sans-type"))
    Redirect.add_redirect("/vieux/", plain)

    assert ask(REDIRECTS)["redirects"]["nodes"] == []
    assert ask('{ route(path: "/vieux/") { __typename } }') == {"route": {"__typename": "NotFoundRoute"}}


@pytest.mark.parametrize("kind", [kind for kind in hidden.WHOLLY_HIDDEN_KINDS if "article" in kind])
def test_redirect_to_a_hidden_page_is_left_out(kind: str) -> None:
    make_site()
    Redirect.add_redirect("/vieux/", hidden.build(kind).thing)
    assert ask(REDIRECTS)["redirects"]["nodes"] == []
    assert ask(REDIRECTS)["redirects"]["totalCount"] == 0


def test_cursor_leads_through_all_of_them_once_while_others_are_made() -> None:
    make_site()
    for number in range(5):
        Redirect.add_redirect(f"/{number}", "https://example.org/")
    first = ask(REDIRECTS, first=2)["redirects"]
    Redirect.add_redirect("/0a", "https://example.org/")
    second = ask(REDIRECTS, first=9, after=first["pageInfo"]["endCursor"])["redirects"]

    assert [each["from"] for each in first["nodes"] + second["nodes"]] == ["/0", "/1", "/2", "/3", "/4", "/0a"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (
        5,
        True,
        False,
    )


def test_more_than_a_hundred_at_once_are_refused() -> None:
    make_site()
    assert_bad_input("`first` takes a number from 0 to 100; ask for more by pages.", REDIRECTS, first=101)


def test_ten_thousand_take_the_statements_of_ten() -> None:
    pages = [StandardPageFactory() for _number in range(3)]
    Redirect.objects.bulk_create(
        Redirect(old_path=f"/few/{number}", redirect_page=pages[number % 3]) for number in range(10)
    )
    assert_statements(4, REDIRECTS)
    Redirect.objects.bulk_create(
        Redirect(old_path=f"/old/{number}", redirect_page=pages[number % 3]) for number in range(10_000)
    )

    answer = assert_statements(4, REDIRECTS)["redirects"]
    assert (len(answer["nodes"]), answer["totalCount"]) == (100, 10_010)


# When it changed


def test_new_redirect_changed_when_it_was_made() -> None:
    make_site()
    Redirect.add_redirect("/vieux/", "https://example.org/")
    assert just_now(updated_at())
    assert not RedirectChange.objects.exists()


def test_editors_change_is_noted(client: Any) -> None:
    make_site()
    redirect = old_redirect("/vieux/", "https://example.org/")
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    response = client.post(
        reverse("wagtailredirects:edit", args=[redirect.pk]),
        {"old_path": "/vieux", "is_permanent": "on", "redirect_link": "https://example.org/new"},
    )

    assert response.status_code == 302
    assert redirects()[0]["to"] == "https://example.org/new"
    assert just_now(updated_at())


def test_automatic_redirect_changed_when_the_page_was_renamed(django_capture_on_commit_callbacks: Any) -> None:
    page = StandardPageFactory(slug="avant")
    page.save_revision().publish()
    page.refresh_from_db()
    page.slug = "apres"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert [(each["from"], each["to"]) for each in redirects()] == [("/avant", "/apres/")]
    assert just_now(updated_at())


@pytest.mark.parametrize("below", [False, True])
def test_redirect_changes_when_its_page_or_one_above_moves(below: bool) -> None:
    parent, new_place = RubricFactory(slug="rubrique"), RubricFactory(slug="autre")
    page = StandardPageFactory(slug="page", parent=parent) if below else parent
    old_redirect("/vieux/", page)
    parent.move(new_place, pos="last-child")

    moved = next(each for each in redirects() if each["from"] == "/vieux")
    assert moved["to"] == ("/autre/rubrique/page/" if below else "/autre/rubrique/")
    assert just_now(datetime.fromisoformat(moved["updatedAt"]))


def test_redirect_changes_when_its_page_can_be_seen_again() -> None:
    page = StandardPageFactory()
    restriction = restrict(page)
    old_redirect("/vieux/", page)
    assert froms() == []
    restriction.delete()
    assert just_now(updated_at())

    RedirectChange.objects.all().delete()
    page.save_revision().publish()
    assert just_now(updated_at())


def test_changed_since_keeps_what_changed_then_or_later() -> None:
    make_site()
    old_redirect("/un", "https://example.org/1")
    changed = old_redirect("/deux", "https://example.org/2")
    changed.save()
    Redirect.add_redirect("/trois", "https://example.org/3")

    assert froms(since=hours(-1).isoformat()) == ["/deux", "/trois"]
    assert froms(since="2024-01-02T03:04:05Z") == ["/un", "/deux", "/trois"]
    assert froms(since=hours(1).isoformat()) == []
