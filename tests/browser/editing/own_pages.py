"""The pages of the admin that are ours: found in the addresses of the admin, so that none is forgotten."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.users.views.users import UserViewSet

from blog.models import ArticlePage, Contribution
from cms.partners.models import Key, Partner
from cms.syndication.webhooks.models import Delivery, Endpoint
from tests.browser.editing.content import Newsroom
from tests.factories import ArticleFactory, UserFactory
from tests.journal import told

OUR_CODE = ("cms.", *(f"{app}." for app in settings.CONTENT_APPS))
#: Wagtail's pages, in which something of ours stands.
CHANGED = ("wagtailadmin_home", "wagtailadmin_pages:unpublish", "wagtailadmin_pages:delete")
#: Pages that have a test of their own: what they show depends on how one gets there. And Wagtail's API, which shows none.
TESTED_ELSEWHERE = (
    "wagtailadmin_api:",
    "second_factor",
    "second_factor_code",
    "second_factor_setup",
    "sign_on",
    "sign_on_callback",
    "import_",
)


def own_pages(newsroom: Newsroom) -> list[str]:
    """Return the addresses of our pages. Raises ``KeyError`` for a page of which nobody has said what it is about."""
    client = Client()
    client.force_login(newsroom.chief)
    about = _about(newsroom)
    names = {name: parameters for name, parameters in _own_names() if not name.startswith(TESTED_ELSEWHERE)}
    names |= {name: set(about.get(name, {})) for name in CHANGED}
    addresses = [reverse(name, kwargs=about[name] if names[name] else {}) for name in sorted(names)]
    return [address for address in addresses if _is_page(client, address)]


def _own_names() -> Iterator[tuple[str, set[str]]]:
    """Give the names of our addresses, with the names of their parameters."""
    wagtails = PageViewSet | SnippetViewSet | UserViewSet
    written = [each for each in viewsets.viewsets if not isinstance(each, wagtails)]
    ours = {each.url_namespace for each in written if type(each).__module__.startswith(OUR_CODE)}
    for route, name, pattern in _patterns(get_resolver(), "", ""):
        is_ours = name.partition(":")[0] in ours or pattern.callback.__module__.startswith(OUR_CODE)
        if pattern.name and is_ours and route.startswith("admin/"):
            yield name, set(pattern.pattern.converters)


def _patterns(resolver: URLResolver, route: str, namespace: str) -> Iterator[tuple[str, str, URLPattern]]:
    for each in resolver.url_patterns:
        here = f"{route}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from _patterns(each, here, f"{namespace}{each.namespace}:" if each.namespace else namespace)
        else:
            yield here, f"{namespace}{each.name}", each


def _about(newsroom: Newsroom) -> dict[str, dict[str, Any]]:
    """Return, by name of an address, what its parameters are."""
    article, partner, colleague = newsroom.article.pk, Partner.objects.get().pk, _colleague().pk
    contribution, endpoint, delivery = (
        model._default_manager.earliest("pk").pk for model in (Contribution, Endpoint, Delivery)
    )
    content_type = ContentType.objects.get_for_model(ArticlePage).pk
    return {
        **_of_viewset("partner", partner),
        **_of_viewset("contribution", contribution),
        **_of_viewset("webhooks_endpoint", endpoint),
        **_of_viewset("webhooks_delivery", delivery),
        "webhooks_endpoint:act": {"pk": endpoint, "action": "rotate"},
        "webhooks_delivery:replay": {"pk": delivery},
        "partner_access": {"key": partner},
        "partner_key_revoke": {"key": partner, "revoked": Key.objects.earliest("pk").pk},
        "contribution_answer": {"key": contribution, "state": "accepted"},
        "contribution_draft": {"key": contribution},
        "contribution_erase": {"key": contribution},
        "share_links": {"content_type": content_type, "key": article},
        "revoke_share_link": {"content_type": content_type, "key": article, "link": 1},
        "related_articles": {"key": article},
        "checks_of_page": {"key": article},
        "run_task_again": {"key": "00000000-0000-0000-0000-000000000000"},
        "second_factor_reset": {"key": colleague},
        "withdrawal_notice": {"kind": "article", "key": _withdrawn_article()},
        "wagtailusers_users:edit": {"pk": colleague},
        "wagtailadmin_pages:unpublish": {"page_id": article},
        "wagtailadmin_pages:delete": {"page_id": article},
    }


def _of_viewset(namespace: str, key: Any) -> dict[str, dict[str, Any]]:
    pages = ("edit", "delete", "history", "inspect", "usage", "copy", "history_results")
    return {f"{namespace}:{page}": {"pk": key} for page in pages}


def _colleague() -> User:
    """Return somebody who has a second factor."""
    person: User = UserFactory(username="jeanne", first_name="Jeanne", last_name="Roux", is_superuser=False)
    TOTPDevice.objects.create(user=person, name="totp")
    return person


def _withdrawn_article() -> int:
    article = ArticleFactory()
    told(article.unpublish)
    return int(article.pk)


def _is_page(client: Client, address: str) -> bool:
    """Tell whether an address shows a whole page: not a part of one, nor what only a button or nobody may ask for."""
    answer = client.get(address)
    refused = answer.status_code == 405 or answer.headers.get("Location") == reverse("wagtailadmin_home")
    assert refused or answer.status_code == 200, (address, answer.status_code)
    return not refused and b"<html" in answer.content
