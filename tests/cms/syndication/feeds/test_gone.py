"""What was withdrawn of late: Atom and JSON Feed tell it, so that readers drop their copy."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import Locale

from cms.journal.models import Entry
from cms.journal.withdrawals import note_withdrawals
from tests.cms.syndication.feeds.reading import get, parsed
from tests.factories import ArticleFactory, CallFactory, RubricFactory, add_language, restrict
from tests.journal import told

pytestmark = pytest.mark.django_db

DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
COMMENT = "{http://purl.org/atompub/tombstones/1.0}comment"
NOTICE = "Retiré : une source s’est rétractée."


def tombstones(name: str = "articles", **asked: Any) -> list[tuple[str, str | None]]:
    """Return what a feed says is gone, and why; both formats say the same."""
    root = ElementTree.fromstring(get(name, **asked).content)
    in_atom = [(each.get("ref", ""), each.get("when"), each.findtext(COMMENT)) for each in root.findall(DELETED)]
    told_in_json = get(name, "json", **asked).json().get("_withdrawn", {}).get("items", [])
    assert in_atom == [(each["id"], each["date_withdrawn"], each.get("notice")) for each in told_in_json]
    return [(identity, notice) for identity, _when, notice in in_atom]


def identity(article: Any) -> str:
    """Return what feeds know an article by."""
    return next(item["id"] for item in get("articles", "json").json()["items"] if item["url"] == article.full_url)


def withdraw(change: Any, notice: str = "") -> None:
    def both() -> None:
        change()
        note_withdrawals(notice)

    told(both)


@pytest.mark.parametrize(
    "change", [lambda page: page.unpublish(), lambda page: page.delete(), lambda page: restrict(page)]
)
def test_what_is_gone_is_told_by_the_name_it_had(change: Any) -> None:
    article = ArticleFactory()
    name = identity(article)
    assert tombstones() == []
    withdraw(lambda: change(article), NOTICE)
    assert tombstones() == [(name, NOTICE)]
    assert parsed().entries == []
    assert name not in get("articles", "rss").content.decode()


def test_the_last_one_comes_first_and_one_without_a_notice_has_none() -> None:
    first, second = ArticleFactory(), ArticleFactory()
    names = [identity(each) for each in (first, second)]
    withdraw(first.unpublish)
    withdraw(second.unpublish, NOTICE)
    assert tombstones() == [(names[1], NOTICE), (names[0], None)]


def test_feeds_tell_of_what_they_held_alone() -> None:
    inner = RubricFactory(slug="mobilite", parent=RubricFactory(slug="inclusion"))
    call = CallFactory(slug="tremplin")
    article = ArticleFactory(parent=inner, tags=["aidants"], call=call)
    ArticleFactory(parent=RubricFactory(slug="ailleurs"), tags=["aidants", "autre"], call=CallFactory(slug="autre"))
    name = identity(article)
    withdraw(article.delete)
    for feed in ("articles", "rubrics/inclusion", "rubrics/mobilite", "tags/aidants", "calls/tremplin"):
        assert tombstones(feed) == [(name, None)]
    for feed in ("rubrics/ailleurs", "tags/autre", "calls/autre"):
        assert tombstones(feed) == []


def test_what_feeds_never_held_is_not_told() -> None:
    hidden = ArticleFactory(hidden_from_search_engines=True)
    draft = ArticleFactory(live=False)
    withdraw(hidden.unpublish, NOTICE)
    withdraw(draft.delete)
    assert tombstones() == []


def test_what_comes_back_is_no_longer_gone() -> None:
    article = ArticleFactory()
    withdraw(article.unpublish)
    assert len(tombstones()) == 1
    told(lambda: article.save_revision().publish())
    assert tombstones() == []


def test_each_language_tells_of_its_own() -> None:
    french = ArticleFactory()
    add_language("en")
    english = french.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    told(lambda: english.save_revision().publish())
    withdraw(lambda: type(english).objects.get(pk=english.pk).unpublish())
    assert tombstones() == []
    assert len(tombstones(locale="en")) == 1


def test_a_month_later_it_is_forgotten() -> None:
    article = ArticleFactory()
    withdraw(article.unpublish)
    Entry.objects.update(at=timezone.now() - timedelta(days=31))
    assert tombstones() == []
