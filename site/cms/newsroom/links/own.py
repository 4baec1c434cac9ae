"""Whether our own things and pages are still there for readers: answered by the database, without a request."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.reader import ReaderRoots
from cms.core.visibility import visible
from cms.newsroom.links.asking import Outcome
from cms.newsroom.links.models import State


def look_at_things(addresses: Iterable[str]) -> dict[str, Outcome]:
    """Return what is known of things such as ``wagtailcore.page:12``: one statement a type."""
    keys: dict[str, set[int]] = defaultdict(set)
    for address in addresses:
        label, _colon, key = address.partition(":")
        keys[label].add(int(key))
    shown = {label: _visible_keys(label, of_label) for label, of_label in keys.items()}
    gone = Outcome(State.BROKEN, reason=_("Readers don't see it: it was deleted, taken back or made private."))
    return {
        f"{label}:{key}": Outcome(State.FINE) if key in shown[label] else gone
        for label, of_label in keys.items()
        for key in of_label
    }


def is_own_page(address: str) -> bool:
    """Tell whether an address is one of our reader site's, with a page or a redirect behind it."""
    roots = ReaderRoots()
    parts = urlsplit(address)
    ours = [root for root in roots.roots if urlsplit(root.base_url).netloc == parts.netloc]
    paths = [url_path for root in ours if (url_path := root.url_path_of(parts.path)) is not None]
    if not paths:
        return False
    if visible(Page.objects.filter(url_path__in=paths)).exists():
        return True
    return Redirect.objects.filter(old_path=Redirect.normalise_path(parts.path)).exists()


def _visible_keys(label: str, keys: set[int]) -> set[int]:
    model: Any = apps.get_model(label)
    return set(visible(model._default_manager.filter(pk__in=keys)).values_list("pk", flat=True))
