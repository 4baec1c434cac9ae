"""Whatever editors do, and in whatever order their transactions end: who follows the journal knows what is public."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    CollectionFactory,
    ImageFactory,
    MenuFactory,
    RubricFactory,
    body,
    laureate,
    menu_item,
    related_pages,
)
from tests.newsroom.follower import Follower
from tests.newsroom.operations import OPERATIONS
from tests.newsroom.restoring import kept
from tests.newsroom.seats import Editor, Seat, settle

EXAMPLES = int(os.environ.get("JOURNAL_EXAMPLES", "40"))
NUMBERS = st.integers(0, 11)
EDITORS = st.integers(0, 2)


def newsroom() -> None:
    """Make a small publication in which everything shows something else."""
    picture = ImageFactory(collection=CollectionFactory())
    author = AuthorFactory(portrait=picture)
    award = AwardFactory(laureate__logo=picture)
    rubric = RubricFactory()
    inner = RubricFactory(parent=rubric)
    article = ArticleFactory(parent=rubric, authors=[author], tags=["mot0"], call=award.call)
    ArticleFactory(parent=inner, cover=picture, body=body(laureate(award.laureate), related_pages(article)))
    ArticleFactory(live=False)
    MenuFactory(items=[menu_item(page=rubric)])


class Newsroom(RuleBasedStateMachine):
    """Three editors, each with a transaction that may stay open while the others work, and one follower."""

    def __init__(self) -> None:
        super().__init__()
        self.editors = [Editor() for _ in range(3)]
        self.observer = Seat()
        self.follower = Follower()
        self.follower.compare()

    def ask(self, number: int, what: Callable[[Editor], None]) -> None:
        """Ask something of an editor, unless they are waiting for another one."""
        editor = self.editors[number]
        if not editor.is_busy:
            what(editor)
            settle(self.editors, self.observer)

    @rule(number=EDITORS, operation=st.sampled_from(sorted(OPERATIONS)), a=NUMBERS, b=NUMBERS, marked=st.booleans())
    def work(self, number: int, operation: str, a: int, b: int, marked: bool) -> None:
        """Have an editor do something, perhaps with a savepoint before."""
        if marked:
            self.ask(number, Editor.mark)
        self.ask(number, lambda editor: editor.work(lambda: OPERATIONS[operation](a, b)))

    @rule(number=EDITORS, how=st.sampled_from([Editor.commit, Editor.commit, Editor.roll_back, Editor.go_back]))
    def end(self, number: int, how: Callable[[Editor], None]) -> None:
        """Have an editor end a transaction, or go back to the last savepoint in it."""
        self.ask(number, how)

    @rule(limit=st.integers(1, 5))
    def read(self, limit: int) -> None:
        self.follower.read(limit)

    @rule()
    def compare(self) -> None:
        self.follower.compare()

    def teardown(self) -> None:
        try:
            self.end_all()
            self.follower.compare()
        finally:
            for seat in (*self.editors, self.observer, self.follower):
                seat.leave()

    def end_all(self) -> None:
        """Have everybody commit: whoever waits goes on once another has done so."""
        while at_work := [editor for editor in self.editors if editor.is_in_transaction or editor.is_busy]:
            free = [editor for editor in at_work if not editor.is_busy]
            if free:
                free[0].commit()
            settle(self.editors, self.observer)


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(60 + 10 * EXAMPLES)
def test_a_follower_with_a_cursor_knows_the_public_site(tmp_path: Path) -> None:
    newsroom()
    with kept(tmp_path) as restore:

        def fresh() -> Newsroom:
            restore()
            return Newsroom()

        run_state_machine_as_test(
            fresh,
            settings=settings(
                max_examples=EXAMPLES, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
