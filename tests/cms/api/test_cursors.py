"""Cursors: whatever the size of the pages and whatever happens between them, each item is met once, in order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from laureates.models import CallForProjects, Laureate
from tests.asking import ask
from tests.factories import ArticleFactory, CallFactory, LaureateFactory, RubricFactory

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))

PAGE = "nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


class Listing:
    """A root list in one order, read by pages."""

    def __init__(self, field: str, order: str) -> None:
        self.field, self.order = field, order

    def page(self, **arguments: object) -> dict:
        """Return one page, having checked that its parts agree."""
        given = ", ".join(
            f"{name}: {value}" if isinstance(value, int) else f'{name}: "{value}"'
            for name, value in arguments.items()
            if value is not None
        )
        found = ask(f"{{ {self.field}(orderBy: {self.order}, {given}) {{ {PAGE} }} }}")[self.field]
        cursors = [edge["cursor"] for edge in found["edges"]]
        assert [edge["node"] for edge in found["edges"]] == found["nodes"]
        assert found["pageInfo"]["startCursor"] == (cursors[0] if cursors else None)
        assert found["pageInfo"]["endCursor"] == (cursors[-1] if cursors else None)
        return found

    def forward(self, size: int, between: object = None) -> list[int]:
        """Return the ids from first to last, ``size`` at a time; ``between`` is called after each page."""
        seen: list[int] = []
        after = None
        while True:
            found = self.page(first=size, after=after)
            assert found["pageInfo"]["hasPreviousPage"] == (after is not None)
            seen += [int(node["id"]) for node in found["nodes"]]
            if not found["pageInfo"]["hasNextPage"]:
                return seen
            assert len(found["nodes"]) == size
            after = found["pageInfo"]["endCursor"]
            if between:
                between()

    def backward(self, size: int) -> list[int]:
        """Return the ids from last to first, ``size`` at a time."""
        seen: list[int] = []
        before = None
        while True:
            found = self.page(last=size, before=before)
            assert found["pageInfo"]["hasNextPage"] == (before is not None)
            seen += [int(node["id"]) for node in reversed(found["nodes"])]
            if not found["pageInfo"]["hasPreviousPage"]:
                return seen
            before = found["pageInfo"]["startCursor"]


def ordered(pairs: list, descending: bool) -> list[int]:
    """Return the keys by value, those without one last, equals by key in the direction of the order."""
    known = sorted((pair for pair in pairs if pair[0] is not None), reverse=descending)
    unknown = sorted((pair[1] for pair in pairs if pair[0] is None), reverse=descending)
    return [key for _value, key in known] + unknown


class Paging(TestCase):
    """Each example is rolled back."""

    @QUICK
    @given(st.lists(st.none() | st.integers(1900, 1903), max_size=9), st.integers(1, 10))
    def test_laureates_by_year_of_which_some_are_not_known(self, years: list[int | None], size: int) -> None:
        made = [LaureateFactory(founded=year) for year in years]
        expected = ordered([(each.founded, each.pk) for each in made], descending=True)

        assert Listing("laureates", "FOUNDED_DESC").forward(size) == expected

    @QUICK
    @given(st.lists(st.none() | st.integers(0, 3), max_size=9), st.integers(1, 10))
    def test_calls_by_day_of_which_some_are_not_known(self, days: list[int | None], size: int) -> None:
        made = [CallFactory(opened=None if day is None else date(2019, 6, 1) + timedelta(days=day)) for day in days]
        expected = ordered([(each.opened, each.pk) for each in made], descending=True)

        assert Listing("callsForProjects", "OPENED_DESC").forward(size) == expected

    @QUICK
    @given(
        st.lists(st.tuples(st.integers(0, 2), st.none() | st.integers(0, 2)), max_size=7),
        st.sampled_from(["PUBLISHED_DESC", "PUBLISHED_ASC", "UPDATED_DESC", "TITLE_ASC"]),
        st.integers(1, 8),
    )
    def test_articles_in_every_order_forward_and_backward(self, rows: list, order: str, size: int) -> None:
        parent = RubricFactory()
        # Microseconds count: a cursor that lost them would meet the same article twice.
        start = datetime(2019, 6, 1, 8, 0, 0, 123_456, tzinfo=UTC)
        made = [
            ArticleFactory(
                title="abc"[number],
                parent=parent,
                first_published_at=start + timedelta(microseconds=number),
                last_published_at=None if changed is None else start + timedelta(microseconds=changed),
            )
            for number, changed in rows
        ]
        value = {"P": "first_published_at", "U": "last_published_at", "T": "title"}[order[0]]
        expected = ordered([(getattr(each, value), each.pk) for each in made], order.endswith("DESC"))

        listing = Listing("articles", order)
        assert listing.forward(size) == expected
        assert listing.backward(size) == expected[::-1]

    @QUICK
    @given(st.integers(1, 4), st.lists(st.none() | st.integers(1899, 1905), min_size=1, max_size=4))
    def test_what_is_inserted_between_two_pages_shifts_nothing(self, size: int, inserted: list[int | None]) -> None:
        made = [LaureateFactory(founded=year) for year in (1900, 1901, 1902, 1902, 1904, None, None)]
        expected = ordered([(each.founded, each.pk) for each in made], descending=True)
        queue = list(inserted)

        seen = Listing("laureates", "FOUNDED_DESC").forward(
            size, lambda: LaureateFactory(founded=queue.pop()) if queue else None
        )
        assert [key for key in seen if key in set(expected)] == expected
        assert len(set(seen)) == len(seen)


@pytest.mark.django_db
def test_what_is_deleted_between_two_pages_shifts_nothing() -> None:
    made = [LaureateFactory(name=name) for name in "abcdef"]
    found = Listing("laureates", "NAME_ASC").page(first=3)
    Laureate.objects.filter(name__in=["a", "c"]).delete()

    rest = Listing("laureates", "NAME_ASC").page(first=3, after=found["pageInfo"]["endCursor"])
    assert [int(node["id"]) for node in rest["nodes"]] == [each.pk for each in made[3:]]


@pytest.mark.django_db
def test_total_counts_the_whole_list_from_any_page() -> None:
    for _number in range(5):
        CallFactory()
    listing = Listing("callsForProjects", "OPENED_DESC")

    first = listing.page(first=2)
    second = listing.page(first=2, after=first["pageInfo"]["endCursor"])
    beyond = listing.page(first=2, after=listing.page(first=100)["pageInfo"]["endCursor"])
    assert [each["totalCount"] for each in (first, second, beyond, listing.page(first=0))] == [5] * 4
    assert beyond["nodes"] == []
    assert beyond["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": True, "startCursor": None, "endCursor": None}
    assert CallForProjects.objects.count() == 5


@pytest.mark.django_db
def test_asking_for_none_tells_whether_there_is_any() -> None:
    listing = Listing("laureates", "NAME_ASC")
    assert listing.page(first=0)["pageInfo"]["hasNextPage"] is False
    LaureateFactory()

    found = listing.page(first=0)
    assert (found["nodes"], found["totalCount"], found["pageInfo"]["hasNextPage"]) == ([], 1, True)


@pytest.mark.django_db
def test_edges_of_any_place_are_cursors() -> None:
    made = [LaureateFactory(name=name) for name in "abcd"]
    listing = Listing("laureates", "NAME_ASC")
    cursors = [edge["cursor"] for edge in listing.page(first=4)["edges"]]

    for number, cursor in enumerate(cursors):
        rest = listing.page(first=4, after=cursor)["nodes"]
        assert [int(node["id"]) for node in rest] == [each.pk for each in made[number + 1 :]]
