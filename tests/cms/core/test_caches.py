"""What a process keeps of what another may change."""

from time import sleep

import pytest
from django.test import override_settings
from wagtail.models import Site

from cms.core.caches import LONGEST, BriefCache
from cms.core.reader import ReaderRoots
from tests.factories import ArticleFactory

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

    Site.objects.update(hostname="labo.example.org")  # No signal, so this process is not told.

    sleep(AFTERWARDS)
    assert ReaderRoots().url(article).startswith("http://labo.example.org/")
