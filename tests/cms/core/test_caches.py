"""What a process keeps of what another may change."""

from time import sleep

import pytest
from django.test import override_settings
from wagtail.models import Site

from cms.api.errors import ApiError
from cms.api.sites import find_site
from cms.core.caches import LONGEST, BriefCache
from cms.core.reader import ReaderRoots
from tests.factories import ArticleFactory, make_site

BRIEF = {"default": {"BACKEND": "cms.core.caches.BriefCache", "LOCATION": "test_caches"}}
AFTERWARDS = LONGEST + 0.05


@pytest.mark.parametrize("asked_for", [3600, None, 0.5])
def test_nothing_is_kept_for_longer_than_a_second(asked_for: float | None) -> None:
    cache = BriefCache("test_caches", {})
    cache.set("word", "kept", asked_for)
    cache.set("others", "kept")

    assert (cache.get("word"), cache.get("others")) == ("kept", "kept")
    sleep(AFTERWARDS)
    assert (cache.get("word"), cache.get("others")) == (None, None)


@pytest.mark.django_db
@override_settings(CACHES=BRIEF)
def test_a_site_that_another_process_moved_is_noticed_after_a_second() -> None:
    article = ArticleFactory(slug="lieux")
    assert ReaderRoots().url(article).startswith("http://localhost/")
    assert find_site(None).hostname == "localhost"

    Site.objects.update(hostname="labo.example.org")  # No signal, so this process is not told.

    sleep(AFTERWARDS)
    assert ReaderRoots().url(article).startswith("http://labo.example.org/")
    assert find_site(None).hostname == "labo.example.org"


@pytest.mark.django_db
def test_a_site_that_this_process_moves_is_noticed_at_once() -> None:
    site = make_site().site
    assert find_site(None).hostname == "localhost"

    site.hostname = "labo.example.org"
    site.save()
    assert find_site(None).hostname == "labo.example.org"
    other = Site.objects.create(hostname="autre.example.org", root_page=site.root_page)
    assert find_site("autre.example.org").pk == other.pk
    other.delete()
    with pytest.raises(ApiError, match=r"takes the host of a reader site: labo\.example\.org:80\."):
        find_site("autre.example.org")
