"""What other servers answer, and what is concluded from it."""

from ipaddress import ip_network

import pytest
from django.conf import LazySettings
from django.utils.translation import override

from cms.newsroom.links.asking import Outcome, ask
from cms.newsroom.links.models import State
from tests.cms.newsroom.links.web import web


@pytest.fixture(autouse=True)
def _loopback_is_public(settings: LazySettings) -> None:
    settings.OUTGOING_NETWORKS = [ip_network("127.0.0.1/32")]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, State.FINE),
        (404, State.BROKEN),
        (410, State.BROKEN),
        (403, State.CLOSED),
        (429, State.CLOSED),
        (500, State.FAILING),
    ],
)
def test_status_says_whether_there_is_something(status: int, state: State) -> None:
    with web(page=status) as site:
        outcome = ask(f"{site.url}/page")

    assert (outcome.state, outcome.status) == (state, status)


def test_page_that_is_there_is_asked_for_once_by_name() -> None:
    with web(page=200) as site:
        ask(f"{site.url}/page?a=1#part")

    assert site.asked == ["HEAD /page?a=1"]
    assert site.agents == {"Rubrique link checker (+http://localhost:8000)"}


def test_server_that_knows_no_head_is_asked_again() -> None:
    with web(page=405) as site:
        ask(f"{site.url}/page")

    assert site.asked == ["HEAD /page", "GET /page"]


def test_redirects_are_followed_to_their_end() -> None:
    with web(old="/new", new="/guide", guide=404) as site, override("fr"):
        outcome = ask(f"{site.url}/old")

    assert outcome == Outcome(State.BROKEN, 404, "Le serveur répond que cette page n’existe pas.")


def test_redirects_that_never_end_are_broken() -> None:
    with web(old="/old") as site, override("fr"):
        outcome = ask(f"{site.url}/old")

    assert outcome == Outcome(State.BROKEN, None, "L’adresse est redirigée plus de 5 fois.")
    assert len(site.asked) == 6


@pytest.mark.parametrize("location", ["http://[bad/", "//[bad", "mailto:ana@example.org"])
def test_redirect_to_what_is_no_web_address_is_broken(location: str) -> None:
    with web(old=location) as site:
        outcome = ask(f"{site.url}/old")

    assert (outcome.state, outcome.status) == (State.BROKEN, None)
    assert outcome.reason
    assert site.asked == ["HEAD /old"]


def test_address_with_accents_is_asked_for_as_browsers_do() -> None:
    with web(old="/été".encode().decode("latin-1")) as site:
        site.answers["%C3%A9t%C3%A9"] = 200
        typed = ask(f"{site.url}/été?q=à")
        redirected = ask(f"{site.url}/old")

    assert (typed.state, redirected.state) == (State.FINE, State.FINE)
    assert site.asked == ["HEAD /%C3%A9t%C3%A9?q=%C3%A0", "HEAD /old", "HEAD /%C3%A9t%C3%A9"]


def test_private_network_is_never_asked_also_behind_a_redirect(settings: LazySettings) -> None:
    with web(secret=200) as inside:
        with web(out=f"{inside.url.replace('127.0.0.1', '127.0.0.2')}/secret") as site, override("fr"):
            outcome = ask(f"{site.url}/out")
        settings.OUTGOING_NETWORKS = []
        with override("fr"):
            direct = ask(f"{inside.url}/secret")

    assert outcome == Outcome(State.BROKEN, None, "L’hôte 127.0.0.2 mène à un réseau privé.")
    assert direct == Outcome(State.BROKEN, None, "L’hôte 127.0.0.1 mène à un réseau privé.")
    assert inside.asked == []


def test_server_that_is_away_is_tried_again_later() -> None:
    with web() as site:
        pass

    assert ask(f"{site.url}/page").state == State.FAILING
