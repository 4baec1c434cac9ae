"""`route` answers as Wagtail's own router and redirect middleware do: every known path, and many unlike them."""

from random import Random
from urllib.parse import quote, unquote_to_bytes, urljoin

import pytest
from django.http import HttpRequest, HttpResponseNotFound
from django.test import RequestFactory
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.models import HomePage
from tests.asking import ask
from tests.factories import ArticleFactory, RubricFactory, StandardPageFactory, make_site
from tests.factories.states import draft, unpublished

pytestmark = pytest.mark.django_db

ROUTE = """query ($path: String!) {
  route(path: $path) { ... on PageRoute { page { id } } ... on RedirectRoute { location permanent } }
}"""

Answer = tuple[str, int | bool] | None


def ours(path: str) -> Answer:
    """Return what `route` says: a page's key, or an absolute address and whether for good."""
    answer = ask(ROUTE, path=path)["route"]
    if "page" in answer:
        return "page", int(answer["page"]["id"])
    return (urljoin("http://localhost/", answer["location"]), answer["permanent"]) if answer else None


def wagtails(path: str) -> Answer:
    """Return what Wagtail says to the same request."""
    request = request_for(path)
    # Wagtail's own addresses keep a null character from its router, which would fail on PostgreSQL.
    path_info = request.path_info.lstrip("/")
    found = None if "\0" in path_info else Page.route_for_request(request, path_info)
    if found is not None:
        return "page", found.page.pk
    response = RedirectMiddleware(lambda _request: HttpResponseNotFound()).process_response(
        request, HttpResponseNotFound()
    )
    if response.status_code == 404:
        return None
    return urljoin("http://localhost/", response["Location"]), response.status_code == 301


def request_for(path: str) -> HttpRequest:
    path, _mark, query = path.partition("?")
    return RequestFactory().request(
        REQUEST_METHOD="GET",
        SERVER_NAME="localhost",
        PATH_INFO="/" + unquote_to_bytes(path).decode("latin-1").removeprefix("/"),
        QUERY_STRING=iri_to_uri(query),
    )


def populate() -> list[str]:
    """Make a site with pages, redirects of every kind and drafts; return the paths that they are known by."""
    frame = make_site()
    inclusion = RubricFactory(slug="inclusion")
    article = ArticleFactory(parent=inclusion, slug="mobilite")
    accents = StandardPageFactory(slug="été-à-pantin")
    StandardPageFactory(slug="page", parent=accents)
    withdrawn = unpublished(StandardPageFactory, {"slug": "retire"})
    draft(StandardPageFactory, {"slug": "brouillon"})
    other_home = frame.home.get_parent().add_child(instance=HomePage(title="Autre", slug="autre"))
    other = Site.objects.create(hostname="other.example", root_page=other_home)
    targets = {
        "/vieux/": article,
        "/Vieux/Article.html": article,
        "/index.php?id=12&page=a": accents,
        "/index.php": inclusion,
        "/ancien été/": accents,
        "/encod%C3%A9": article,
        "/p;b=2;a=1": article,
        "/tout?vide=": "https://example.org/?a=b#c",
        "/deux/": "https://example.org/all",
        "/retire": "/inclusion/",
        "/inclusion": "https://example.org/never",
        "/autre-site/": StandardPageFactory(parent=other_home, slug="about"),
    }
    for old_path, target in targets.items():
        Redirect.add_redirect(old_path, target, is_permanent=len(old_path) % 2 == 0)
    Redirect.add_redirect("/deux/", "https://example.org/own", site=frame.site)
    Redirect.add_redirect("/deux?x=1", "https://example.org/query")
    Redirect.add_redirect("/pas-ici/", "https://example.org/", site=other)
    Redirect.objects.create(old_path="/encod%C3%A9-tel-quel", redirect_link="https://example.org/as-is")
    Redirect.objects.create(old_path="/nulle-part")
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1) if page.url and page.url.startswith("/")]
    stored = [redirect.old_path for redirect in Redirect.objects.all()]
    return ["/", *pages, *stored, *targets, withdrawn.slug, "/brouillon/", "/inconnu/", "/pas-ici/"]


def percent_encoded(path: str, random: Random) -> str:
    kept, mark, query = path.partition("?")
    return "".join(quote(each, safe="%/") if random.random() < 0.7 else each for each in kept) + mark + query


CHANGES = [
    lambda path, random: path + "/",
    lambda path, random: path.rstrip("/"),
    lambda path, random: path.lstrip("/"),
    lambda path, random: path.replace("/", "//", 1),
    lambda path, random: path.upper() if "%" not in path else path,
    lambda path, random: (
        path + ("&" if "?" in path else "?") + random.choice(["utm=1", "x=1", "a=é", "b=%C3%A9", "", "id=12"])
    ),
    lambda path, random: path.partition("?")[0] + "?" + "&".join(reversed(path.partition("?")[2].split("&"))),
    lambda path, random: (
        path + random.choice([";a=1;b=2", ";b=2;a=1", "%20", " ", ".", "/..", "/./", "%2F", "%00", "%FF", "'"])
    ),
    lambda path, random: path.replace("e", "%65"),
    percent_encoded,
    lambda path, random: "".join(random.sample(path, len(path))),
]


def test_known_paths_lead_where_wagtail_leads() -> None:
    for path in populate():
        assert ours(path) == wagtails(path), path


@pytest.mark.parametrize("seed", range(3))
def test_variations_of_known_paths_lead_where_wagtail_leads(seed: int) -> None:
    known, random, answers = populate(), Random(seed), set()
    for _round in range(150):
        path = random.choice(known)
        for change in random.choices(CHANGES, k=random.randint(1, 3)):
            path = change(path, random)
        # No browser sends a fragment, and no request a null character.
        path = path.replace("#", "")
        answer = ours(path)
        assert answer == wagtails(path), path
        answers.add(answer)
    assert len(answers) > 8
