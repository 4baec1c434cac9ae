"""An article that an editor withdraws with a notice leaves every channel within five seconds.

The editor works in the admin, a real worker follows the journal, partner, hub and cache are servers on loopback.
"""

from time import monotonic

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import ArticlePage
from cms.core.feeds import FORMATS
from cms.journal.models import Entry, ReaderCursor
from tests.asking import ask
from tests.cms.core.worker.conftest import Workers, until
from tests.cms.syndication.caches import running
from tests.cms.syndication.webhooks.conftest import Register
from tests.cms.syndication.webhooks.receivers import receiving
from tests.factories import ArticleFactory, PartnerFactory, RubricFactory, UserFactory, key_of
from tests.partner import CHANGES, pull, pull_all

pytestmark = pytest.mark.django_db

SECONDS = 5
FORMER = "Retiré pour vérification."
NOTICE = "Retiré : la personne citée conteste ces propos."
ROUTE = "query ($path: String!) { route(path: $path) { __typename ... on GoneRoute { notice } } }"
PATH = "/inclusion/retire/"


def texts() -> dict[str, str]:
    """Return what each channel that anybody reads says."""
    paths = [
        *(f"/feeds/{name}.{form}" for name in ("articles", "rubrics/inclusion", "tags/aidants") for form in FORMATS)
    ]
    return {path: b"".join(Client().get(path)).decode() for path in (*paths, "/sitemap.xml")}


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_an_article_leaves_every_channel_within_five_seconds(
    workers: Workers,
    register: Register,
    client: Client,
    act: str,
) -> None:
    rubric = RubricFactory(slug="inclusion")
    article = ArticleFactory(parent=rubric, slug="retire", title="À retirer", tags=["aidants"])
    stays = ArticleFactory(parent=rubric, slug="reste", tags=["aidants"])
    key = key_of(PartnerFactory(sections=[rubric]))
    _changes, cursor = pull_all(key)
    client.force_login(UserFactory())
    assert all("retire/" in text and "reste/" in text for text in texts().values())

    with receiving() as partner, receiving() as hub, running() as cache:
        workers.environment |= {
            "DJANGO_SETTINGS_MODULE": "tests.cms.syndication.webhooks.worker_settings",
            "OUTGOING_NETWORKS": "127.0.0.1/32",
            "FRONTEND_CACHE": cache.address,
            "WEBSUB_HUB": hub.url,
        }
        register(partner.url)
        workers.start()
        followers = ReaderCursor.objects.filter(name__in=["purging", "websub"])
        until(lambda: followers.count() == 2, workers.log)
        cache.forgotten()

        response = client.post(reverse(f"wagtailadmin_pages:{act}", args=[article.pk]), {"withdrawal_notice": NOTICE})
        begun = monotonic()
        assert response.status_code == 302

        until(lambda: partner.requests, workers.log, SECONDS)
        until(lambda: f"localhost{PATH}" in cache.purged, workers.log, SECONDS)
        until(lambda: hub.requests, workers.log, SECONDS)
        (told,) = pull(key, cursor)["items"]
        gone = ask(ROUTE, path=PATH)["route"]
        after = texts()
        assert monotonic() - begun < SECONDS

    name = f"article:{article.pk}"
    event = partner.requests[0].event
    assert (event["type"], event["data"]["id"], event["data"]["notice"]) == ("article.withdrawn", name, NOTICE)
    assert (told["id"], told["kind"], told["item"], told["notice"]) == (name, "withdrawn", None, NOTICE)
    assert gone == {"__typename": "GoneRoute", "notice": NOTICE}
    assert all("retire/" not in text and "reste/" in text for text in after.values())
    assert all((NOTICE in text) == path.endswith((".atom", ".json")) for path, text in after.items())
    assert not ask('{ article(slug: "retire") { id } }')["article"]
    assert ArticlePage.objects.filter(pk=stays.pk, live=True).exists()
    assert (
        Client()
        .get(f"{CHANGES[: -len('changes')]}items/{name}", headers={"Authorization": f"Bearer {key}"})
        .status_code
        == 404
    )


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_another_notice_reaches_every_channel_within_five_seconds(
    workers: Workers,
    register: Register,
    client: Client,
    act: str,
) -> None:
    article = ArticleFactory(parent=RubricFactory(slug="inclusion"), slug="retire", tags=["aidants"])
    key = key_of(PartnerFactory())
    client.force_login(UserFactory())
    with receiving() as partner, receiving() as hub, running() as cache:
        workers.environment |= {
            "DJANGO_SETTINGS_MODULE": "tests.cms.syndication.webhooks.worker_settings",
            "OUTGOING_NETWORKS": "127.0.0.1/32",
            "FRONTEND_CACHE": cache.address,
            "WEBSUB_HUB": hub.url,
        }
        register(partner.url)
        workers.start()
        followers = ReaderCursor.objects.filter(name__in=["purging", "websub"])
        until(lambda: followers.count() == 2, workers.log)
        client.post(reverse(f"wagtailadmin_pages:{act}", args=[article.pk]), {"withdrawal_notice": FORMER})
        until(lambda: partner.requests and hub.requests and cache.purged, workers.log)
        until(lambda: not followers.exclude(sequence=Entry.objects.latest("sequence").pk).exists(), workers.log)
        _changes, cursor = pull_all(key)
        cache.forgotten()
        first, former = partner.requests[0].event, len(hub.requests)
        seen = first["data"]["sequence"]

        place = reverse("withdrawal_notice", args=["article", article.pk])
        response = client.post(place, {"withdrawal_notice": NOTICE, "seen": seen})
        begun = monotonic()
        assert response.status_code == 302

        until(lambda: len(partner.requests) == 2, workers.log, SECONDS)
        until(lambda: f"localhost{PATH}" in cache.purged, workers.log, SECONDS)
        until(lambda: len(hub.requests) > former, workers.log, SECONDS)
        (told,) = pull(key, cursor)["items"]
        gone = ask(ROUTE, path=PATH)["route"]
        feeds = {path: text for path, text in texts().items() if path.endswith((".atom", ".json"))}
        assert monotonic() - begun < SECONDS

    again = partner.requests[1].event
    assert (again["type"], again["data"]["notice"]) == ("article.withdrawn", NOTICE)
    assert again["data"] == {**first["data"], "notice": NOTICE, "sequence": again["data"]["sequence"]}
    assert again["data"]["sequence"] > seen
    assert partner.requests[1].message != partner.requests[0].message
    assert (told["kind"], told["item"], told["notice"]) == ("withdrawn", None, NOTICE)
    assert gone == {"__typename": "GoneRoute", "notice": NOTICE}
    assert all((NOTICE in text) and FORMER not in text for path, text in feeds.items() if "/tags/" not in path)
