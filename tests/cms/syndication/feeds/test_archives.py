"""Archives (RFC 5005): whoever follows the links has read everything, and no archive that is over grows."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone
from django.utils.timezone import make_aware
from hypothesis import given
from hypothesis import strategies as st

from cms.syndication.feeds import parts
from cms.syndication.feeds.periods import period_of, read_period, start_of_day
from tests.cms.syndication.feeds.reading import get, parsed, refusal, titles
from tests.factories import ArticleFactory, RubricFactory
from tests.journal import told

pytestmark = pytest.mark.django_db

NOW = make_aware(datetime(2024, 10, 15, 12))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let feeds be small, and today be a day in October."""
    for name, size in (("NEWEST", 2), ("MOST", 4), ("CHANGED", 1), ("ARCHIVED", 2)):
        monkeypatch.setattr(parts, name, size)
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def rubric() -> Any:
    return RubricFactory(slug="inclusion")


def article(rubric: Any, title: str, *day: int) -> Any:
    """Return an article of a day in 2024, at noon, or of so many minutes after."""
    month, day_, *minutes = day
    at = make_aware(datetime(2024, month, day_, 12)) - timedelta(hours=2, minutes=-sum(minutes))
    return ArticleFactory(parent=rubric, title=title, first_published_at=at)


def links(name: str = "articles", **asked: str) -> dict[str, str]:
    """Return what the links of a document ask for, by relation."""
    found = {link.rel: link.href for link in parsed(name, **asked).feed.links}
    return {rel: urlsplit(url).query for rel, url in found.items() if rel not in ("alternate", "license")}


def walk(name: str = "articles") -> list[list[str]]:
    """Return the titles of a feed and of its archives, from document to document."""
    asked: dict[str, str] | None = {}
    found = []
    while asked is not None:
        found.append(titles(name, **asked))
        link = links(name, **asked).get("prev-archive")
        asked = dict(parse_qsl(link)) if link else None
    return found


def test_feed_that_holds_all_there_is_says_so(rubric: Any) -> None:
    article(rubric, "Seul", 9, 1)
    assert links() == {"self": ""}
    document = get("articles").content
    assert b"<fh:complete />" in document
    assert b"<fh:archive" not in document
    assert get("articles", "json").json()["_archive"]["complete"] is True


def test_archives_hold_the_days_of_this_month_and_the_months_before(rubric: Any) -> None:
    for title, *day in (("Juin", 6, 3), ("Septembre", 9, 30), ("Le 1er", 10, 1), ("Hier", 10, 14), ("Tôt", 10, 15)):
        article(rubric, title, *day)

    assert walk() == [["Tôt", "Hier", "Le 1er"], ["Hier"], ["Le 1er"], ["Septembre"], ["Juin"]]
    assert links()["prev-archive"] == "archive=2024-10-14"
    assert b"<fh:complete" not in get("articles").content


def test_archive_names_its_neighbours_and_the_feed(rubric: Any) -> None:
    for title, *day in (("Juin", 6, 3), ("Septembre", 9, 30), ("Le 1er", 10, 1), ("Tôt", 10, 15)):
        article(rubric, title, *day)

    assert links(archive="2024-09") == {
        "self": "archive=2024-09",
        "current": "",
        "prev-archive": "archive=2024-06",
        "next-archive": "archive=2024-10-01",
    }
    assert links(archive="2024-06").keys() == {"self", "current", "next-archive"}
    assert links(archive="2024-10-01").keys() == {"self", "current", "prev-archive"}
    for form in ("atom", "rss"):
        document = get("articles", form, archive="2024-09").content
        assert document.count(b"<fh:archive />") == 1
        assert b"<fh:complete" not in document
    feed = get("articles", "json", archive="2024-09").json()
    assert feed["_archive"]["archive"] is True
    assert feed["next_url"] == "http://localhost:8000/feeds/articles.json?archive=2024-06"


def test_a_full_period_has_pages_of_which_the_first_is_the_oldest(rubric: Any) -> None:
    article(rubric, "Août", 8, 1)
    for number in range(5):
        article(rubric, f"Article {number}", 9, 1, number)

    assert walk() == [
        ["Article 4", "Article 3", "Article 2"],
        ["Article 4"],
        ["Article 3", "Article 2"],
        ["Article 1", "Article 0"],
        ["Août"],
    ]
    assert links(archive="2024-09", page="2") == {
        "self": "archive=2024-09&page=2",
        "current": "",
        "prev-archive": "archive=2024-09",
        "next-archive": "archive=2024-09&page=3",
    }
    assert links(archive="2024-08")["next-archive"] == "archive=2024-09"


def test_reader_on_the_way_back_misses_nothing_when_an_article_is_withdrawn(rubric: Any) -> None:
    made = [article(rubric, f"Article {number}", 9, 1, number) for number in range(6)]
    read = [*titles(), *titles(archive="2024-09", page="3")]
    told(made[5].unpublish)
    told(made[0].unpublish)
    read += [*titles(archive="2024-09", page="2"), *titles(archive="2024-09")]
    assert {f"Article {number}" for number in range(1, 6)} <= set(read)


def test_article_that_is_changed_comes_back_into_the_feed(rubric: Any) -> None:
    old = article(rubric, "Ancien", 6, 1)
    for number in range(4):
        article(rubric, f"Récent {number}", 10, 10, number)
    assert titles() == ["Récent 3", "Récent 2", "Récent 1"]

    old.title = "Ancien, corrigé"
    told(old.save)
    assert titles() == ["Récent 3", "Récent 2", "Ancien, corrigé"]


def test_a_day_of_many_articles_is_in_the_feed_as_far_as_it_may_grow(rubric: Any) -> None:
    for number in range(6):
        article(rubric, f"Article {number}", 10, 15, number)
    assert titles()[:4] == ["Article 5", "Article 4", "Article 3", "Article 2"]
    assert "prev-archive" not in links()


def test_a_day_of_more_articles_than_the_feed_may_hold_leads_to_those_before(rubric: Any) -> None:
    article(rubric, "Septembre", 9, 1)
    for number in range(6):
        article(rubric, f"Article {number}", 10, 15, number)
    assert links()["prev-archive"] == "archive=2024-09"
    assert titles(archive="2024-09") == ["Septembre"]


def test_archive_of_a_rubric_holds_its_articles_alone(rubric: Any) -> None:
    article(rubric, "Dedans", 9, 1)
    article(RubricFactory(), "Dehors", 9, 2)
    for number in range(3):
        article(rubric, f"Récent {number}", 10, 10, number)

    assert titles("rubrics/inclusion", archive="2024-09") == ["Dedans"]
    assert links("rubrics/inclusion", archive="2024-09")["next-archive"] == "archive=2024-10-10"


def test_archive_changes_its_mark_with_what_it_holds_and_its_neighbours(rubric: Any) -> None:
    old = article(rubric, "Ancien", 6, 1)
    mark = get("articles", archive="2024-06")["ETag"]
    assert get("articles", archive="2024-06", headers={"If-None-Match": mark}).status_code == 304
    article(rubric, "Récent", 10, 1)
    neighbour = get("articles", archive="2024-06", headers={"If-None-Match": mark})
    assert neighbour.status_code == 200
    told(old.save)
    assert get("articles", archive="2024-06", headers={"If-None-Match": neighbour["ETag"]}).status_code == 200


def test_archive_of_a_period_that_is_not_over_is_refused(rubric: Any) -> None:
    article(rubric, "Tôt", 10, 15)
    for name in ("2024-10", "2024-10-15", "2025-01"):
        assert refusal("articles", archive=name) == (
            "That period is not over yet: its articles are in the feed itself, and in archives by day."
        )


def test_archive_that_holds_nothing_is_refused(rubric: Any) -> None:
    article(rubric, "Ancien", 6, 1)
    for asked in ({"archive": "2024-07"}, {"archive": "2024-06", "page": "2"}):
        assert refusal("articles", **asked) == (
            "Nothing is in that archive. Follow the links of the feed from one archive to the next."
        )


@pytest.mark.parametrize(
    "asked",
    [{"archive": name} for name in ("x", "2024", "2024-13", "2024-02-30", "0000-01", "9999-12", "２０２４-01")]
    + [{"archive": "2024-06", "page": page} for page in ("0", "-1", "x", "9" * 30)],
)
def test_what_is_no_archive_is_refused(rubric: Any, asked: dict[str, str]) -> None:
    assert refusal("articles", **asked) == (
        "`archive` takes a month (2024-10) or a day (2024-10-15), and `page` a number from 1."
    )


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(make_aware),
    st.timedeltas(timedelta(0), timedelta(400)),
)
def test_every_moment_before_today_is_in_one_period_that_is_over(moment: datetime, later: timedelta) -> None:
    now = moment + later
    period = period_of(moment, now)
    assert period.start <= moment < period.end
    assert read_period(period.name) == period
    if moment < start_of_day(now):
        assert period.end <= start_of_day(now)
