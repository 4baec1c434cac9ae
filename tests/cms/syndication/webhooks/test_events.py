"""What a partner is told of, and what not: its scope, and what others may not see."""

from typing import Any

import orjson
import pytest

from cms.journal.models import Entry
from cms.partners.models import Partner
from cms.partners.scopes import scope_of
from cms.syndication.webhooks.events import events_of
from tests.cms.syndication.webhooks.conftest import make_partner
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory, restrict
from tests.journal import last_sequence, told

pytestmark = pytest.mark.django_db


def partner_of(*rubrics: Any, **values: Any) -> Partner:
    """Return a partner of some rubrics."""
    partner = make_partner(whole_site=False, **values)
    partner.sections.set(rubrics)
    return partner


def events(partner: Partner, after: int) -> list[dict[str, Any]]:
    """Return what a partner is told of the entries since one."""
    entries = list(Entry.objects.filter(sequence__gt=after).order_by("sequence"))
    found = events_of(entries, scope_of(partner))
    return [orjson.loads(found[sequence].body) for sequence in sorted(found)]


def in_short(partner: Partner, after: int) -> list[tuple[str, str, str | None]]:
    return [(each["type"], each["data"]["id"], each["data"]["reason"]) for each in events(partner, after)]


def test_articles_of_other_rubrics_are_not_told() -> None:
    ours, others = RubricFactory(), RubricFactory()
    partner, before = partner_of(ours), last_sequence()
    article = ArticleFactory(parent=ours)
    ArticleFactory(parent=others)
    assert in_short(partner, before) == [("article.published", f"article:{article.pk}", None)]


def test_an_article_also_listed_in_the_rubric_is_told() -> None:
    ours, others = RubricFactory(), RubricFactory()
    article = ArticleFactory(parent=others)
    partner, before = partner_of(ours), last_sequence()
    article.also_in = [ours]
    told(lambda: article.save_revision().publish())
    assert in_short(partner, before) == [("article.updated", f"article:{article.pk}", None)]


def test_an_article_that_leaves_the_rubric_is_withdrawn_for_this_partner_without_its_new_address() -> None:
    ours, others = RubricFactory(), RubricFactory()
    article = ArticleFactory(parent=ours)
    partner, everything, before = partner_of(ours), make_partner(), last_sequence()
    told(lambda: article.move(others, "last-child"))
    [event] = events(partner, before)
    assert (event["type"], event["data"]["reason"]) == ("article.withdrawn", "out-of-scope")
    assert (event["data"]["url"], event["data"]["tags"]) == (None, [f"article:{article.pk}"])
    assert in_short(everything, before) == [("article.moved", f"article:{article.pk}", None)]


def test_types_outside_the_scope_are_not_told_and_not_named_in_tags() -> None:
    rubric, author = RubricFactory(), AuthorFactory()
    partner, before = make_partner(types=["article"]), last_sequence()
    told(lambda: author.save_revision().publish())
    article = ArticleFactory(parent=rubric, authors=[author])
    [event] = events(partner, before)
    assert event["data"]["id"] == f"article:{article.pk}"
    assert event["data"]["tags"] == [f"article:{article.pk}", "list:article"]
    [*_, whole] = events(make_partner(), before)
    assert {f"rubric:{rubric.pk}", f"author:{author.pk}"} < set(whole["data"]["tags"])


def test_tags_do_not_name_rubrics_of_others_nor_what_is_hidden_by_now() -> None:
    ours, others, hidden = RubricFactory(), RubricFactory(), RubricFactory()
    partner, before = partner_of(ours), last_sequence()
    ArticleFactory(parent=ours, also_in=[others, hidden])
    restrict(hidden)
    [event] = [each for each in events(partner, before) if each["type"] == "article.published"]
    assert f"rubric:{ours.pk}" in event["data"]["tags"]
    assert not {f"rubric:{others.pk}", f"rubric:{hidden.pk}"} & set(event["data"]["tags"])
    whole = next(each for each in events(make_partner(), before) if each["type"] == "article.published")
    assert f"rubric:{others.pk}" in whole["data"]["tags"]
    assert f"rubric:{hidden.pk}" not in whole["data"]["tags"]


@pytest.mark.parametrize(
    ("withdraw", "reason"),
    [
        (lambda article: article.unpublish(), "withdrawn"),
        (lambda article: article.delete(), "deleted"),
        (lambda article: restrict(article), "private"),
    ],
)
def test_withdrawals_are_told_with_their_reason_in_the_scope_only(withdraw: Any, reason: str) -> None:
    ours, others = RubricFactory(), RubricFactory()
    article = ArticleFactory(parent=ours)
    name = f"article:{article.pk}"
    partner, stranger, before = partner_of(ours), partner_of(others), last_sequence()
    told(lambda: withdraw(article))
    assert in_short(partner, before) == [("article.withdrawn", name, reason)]
    assert in_short(stranger, before) == []


def test_the_statements_do_not_grow_with_the_entries(django_assert_num_queries: Any) -> None:
    ours = RubricFactory()
    scope, before = scope_of(partner_of(ours)), last_sequence()
    ArticleFactory(parent=ours)
    few = list(Entry.objects.filter(sequence__gt=before))
    for _ in range(5):
        ArticleFactory(parent=ours)
    many = list(Entry.objects.filter(sequence__gt=before))
    events_of(few, scope)  # Content types are looked up once in a process.
    for entries in (few, many):
        with django_assert_num_queries(8):
            assert len(events_of(entries, scope)) == len([each for each in entries if each.type == "article"])
