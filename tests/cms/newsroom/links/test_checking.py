"""Links are checked in portions, one request at a time to a host; ours without any request."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.conf import LazySettings
from django.db.models import F

from blog.models import ArticlePage
from cms.journal.followers import follow
from cms.newsroom.links.checking import check_some
from cms.newsroom.links.following import LINKS
from cms.newsroom.links.models import Link, State, Target
from tests.cms.newsroom.links.web import web
from tests.factories import ArticleFactory, LaureateFactory, StandardPageFactory, body, laureate, paragraph
from tests.partner import happens

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loopback_is_public(settings: LazySettings) -> None:
    settings.OUTGOING_NETWORKS = [ip_network("127.0.0.1/32")]


def linking(*addresses: str) -> ArticlePage:
    """Return a published article that leads to some addresses, once the journal was followed."""
    links = "".join(f'<a href="{address}">lien {n}</a> ' for n, address in enumerate(addresses))
    article: ArticlePage = happens(lambda: ArticleFactory(body=body(paragraph(f"<p>{links}</p>"))))
    follow(LINKS)
    return article


def pass_time(**duration: float) -> None:
    """Move everything that is known of targets into the past."""
    past = timedelta(**duration)
    Target.objects.update(due_at=F("due_at") - past, checked_at=F("checked_at") - past)


def states() -> dict[str, str]:
    return dict(Target.objects.order_by("address").values_list("address", "state"))


def test_a_host_is_asked_for_one_thing_and_then_left_in_peace() -> None:
    with web(a=200, b=200) as site:
        linking(f"{site.url}/a", f"{site.url}/b")
        for _second in range(3):
            check_some()
        assert len(site.asked) == 1

        pass_time(seconds=6)
        check_some()
        assert sorted(site.asked) == ["HEAD /a", "HEAD /b"]

        pass_time(seconds=6)
        check_some()
        assert len(site.asked) == 2

    assert states() == {f"{site.url}/a": State.FINE, f"{site.url}/b": State.FINE}


def test_missing_page_is_broken_at_once_and_fine_again_when_it_is_back() -> None:
    with web() as site:
        linking(f"{site.url}/a")
        check_some()
        broken = Target.objects.get()
        assert (broken.state, broken.status, broken.broken_since) == (State.BROKEN, 404, broken.checked_at)

        site.answers["a"] = 200
        pass_time(days=1)
        check_some()
        mended = Target.objects.get()
        assert (mended.state, mended.status, mended.broken_since, mended.reason) == (State.FINE, 200, None, "")


def test_server_that_is_away_is_called_broken_after_four_checks() -> None:
    with web(a=503) as site:
        linking(f"{site.url}/a")
        seen = []
        for _check in range(4):
            check_some()
            seen.append(Target.objects.get().state)
            pass_time(hours=6)

    assert seen == [State.FAILING, State.FAILING, State.FAILING, State.BROKEN]


def test_page_of_ours_breaks_the_links_to_it_when_it_is_taken_back_and_mends_them_when_it_returns() -> None:
    page = StandardPageFactory()
    happens(lambda: ArticleFactory(body=body(paragraph(f'<p><a linktype="page" id="{page.pk}">la page</a></p>'))))
    follow(LINKS)
    check_some()
    assert states() == {f"wagtailcore.page:{page.pk}": State.FINE}

    happens(page.unpublish)
    follow(LINKS)
    check_some()
    assert states() == {f"wagtailcore.page:{page.pk}": State.BROKEN}

    happens(lambda: page.get_latest_revision_as_object().save_revision().publish())
    follow(LINKS)
    check_some()
    assert states() == {f"wagtailcore.page:{page.pk}": State.FINE}


def test_deleted_laureate_breaks_the_article_that_shows_it() -> None:
    association = LaureateFactory()
    happens(lambda: ArticleFactory(body=body(laureate(association))))
    address = f"laureates.laureate:{association.pk}"

    happens(association.delete)
    follow(LINKS)
    check_some()

    assert states() == {address: State.BROKEN}


def test_address_of_our_own_site_is_answered_without_a_request(settings: LazySettings) -> None:
    settings.OUTGOING_NETWORKS = []
    page = StandardPageFactory(slug="a-propos")
    linking("http://localhost/a-propos/", "http://localhost/nulle-part/")

    check_some()

    assert states() == {"http://localhost/a-propos/": State.FINE, "http://localhost/nulle-part/": State.NEW}
    assert page.live


def test_target_that_nothing_leads_to_is_forgotten() -> None:
    article = linking("https://example.org/")
    assert Link.objects.count() == 1

    happens(article.unpublish)
    follow(LINKS)
    check_some()

    assert (Link.objects.count(), Target.objects.count()) == (0, 0)


def test_article_that_is_read_twice_has_its_links_once() -> None:
    article = linking("https://example.org/", "https://example.org/")

    happens(lambda: article.save_revision().publish())
    follow(LINKS)

    assert [link.page_id for link in Link.objects.all()] == [article.pk]
