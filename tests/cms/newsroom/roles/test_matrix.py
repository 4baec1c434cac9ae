"""Each role and each action, through the admin's own views: who can do what, and who changes nothing by trying."""

from collections.abc import Callable

import pytest
from django.db import transaction

from home.models import Menu
from tests.cms.newsroom.roles.attempts import (
    account_added,
    approved,
    author_added,
    author_deleted,
    author_published,
    autosaved,
    changed,
    commented,
    compared,
    contribution_judged,
    copied,
    deleted,
    deleted_together,
    group_added,
    history,
    laureate_seen,
    live_after_bulk,
    locked,
    made_private,
    moved,
    moved_together,
    partner_added,
    picture_changed,
    published,
    redirect_added,
    scheduled,
    second_factor_reset,
    sent_back,
    settings_changed,
    submitted,
    task_run_again,
    unlocked,
    unpublished,
    uploaded,
    write,
    write_page,
)
from tests.cms.newsroom.roles.world import ADMINISTRATOR, CHIEF, CONTRIBUTOR, EDITOR, NO_ROLE, PARTNERS, STRANGER, World

pytestmark = [pytest.mark.once, pytest.mark.django_db]

EVERYBODY = (CONTRIBUTOR, EDITOR, CHIEF, PARTNERS, ADMINISTRATOR, NO_ROLE, STRANGER)
WRITERS = {CONTRIBUTOR, EDITOR, CHIEF, ADMINISTRATOR}
EDITORS = {EDITOR, CHIEF, ADMINISTRATOR}
CHIEFS = {CHIEF, ADMINISTRATOR}


ACTIONS: dict[str, tuple[Callable[[World], bool], set[str]]] = {
    "opens the admin": (lambda w: w.sees("wagtailadmin_home"), WRITERS | {PARTNERS}),
    # Writing.
    "writes in the rubric": (lambda w: write(w, w.rubric), WRITERS),
    "writes in another rubric": (lambda w: write(w, w.other_rubric), {CONTRIBUTOR} | CHIEFS),
    "changes a draft of their own": (lambda w: changed(w, w.own), WRITERS),
    "has it saved while typing": (lambda w: autosaved(w, w.own), WRITERS),
    "changes another's draft": (lambda w: changed(w, w.draft), EDITORS),
    "changes another rubric's draft": (lambda w: changed(w, w.other_draft), CHIEFS),
    "has another rubric's draft saved while typing": (lambda w: autosaved(w, w.other_draft), CHIEFS),
    "comments a draft of their own": (lambda w: commented(w, w.own), WRITERS),
    "comments another's draft": (lambda w: commented(w, w.draft), EDITORS),
    "comments another rubric's draft": (lambda w: commented(w, w.other_draft), CHIEFS),
    "deletes a draft of their own": (lambda w: deleted(w, w.own), WRITERS),
    "reads the history of their draft": (lambda w: history(w, w.own), WRITERS),
    "compares versions of their draft": (lambda w: compared(w, w.own), WRITERS),
    "compares versions of another's draft": (lambda w: compared(w, w.draft), EDITORS),
    # Reviewing.
    "submits a draft of their own": (lambda w: submitted(w, w.own), WRITERS),
    "approves what was submitted": (approved, {CHIEF}),
    "sends back what was submitted": (sent_back, {CHIEF}),
    "changes what was submitted": (lambda w: changed(w, w.submitted), {CHIEF}),
    # Publishing.
    "publishes a draft of their own": (lambda w: published(w, w.own), EDITORS),
    "publishes another's draft": (lambda w: published(w, w.draft), EDITORS),
    "schedules another's draft": (lambda w: scheduled(w, w.draft), EDITORS),
    "unpublishes": (lambda w: unpublished(w, w.live), EDITORS),
    "makes private": (lambda w: made_private(w, w.live), EDITORS),
    "locks": (lambda w: locked(w, w.draft), EDITORS),
    "unlocks what another locked": (lambda w: unlocked(w, w.draft), EDITORS),
    "deletes a published article": (lambda w: deleted(w, w.live), EDITORS),
    # In another rubric.
    "publishes another rubric's draft": (lambda w: published(w, w.other_draft), CHIEFS),
    "schedules another rubric's draft": (lambda w: scheduled(w, w.other_draft), CHIEFS),
    "unpublishes in another rubric": (lambda w: unpublished(w, w.other_live), CHIEFS),
    "makes private in another rubric": (lambda w: made_private(w, w.other_live), CHIEFS),
    "locks in another rubric": (lambda w: locked(w, w.other_draft), CHIEFS),
    "unlocks in another rubric": (lambda w: unlocked(w, w.other_draft), CHIEFS),
    "deletes in another rubric": (lambda w: deleted(w, w.other_draft), CHIEFS),
    "moves into another rubric": (lambda w: moved(w, w.live, w.other_rubric), CHIEFS),
    "moves a draft into another rubric": (lambda w: moved(w, w.draft, w.other_rubric), CHIEFS),
    "moves out of another rubric": (lambda w: moved(w, w.other_live, w.rubric), CHIEFS),
    "copies into another rubric": (lambda w: copied(w, w.draft, w.other_rubric), CHIEFS),
    "copies out of another rubric": (lambda w: copied(w, w.other_draft, w.rubric), CHIEFS),
    # Together.
    "moves together into another rubric": (lambda w: moved_together(w, w.live, w.other_rubric), CHIEFS),
    "moves together out of another rubric": (lambda w: moved_together(w, w.other_live, w.rubric), CHIEFS),
    "publishes together": (lambda w: live_after_bulk(w, "publish", w.draft), EDITORS),
    "publishes together in another rubric": (lambda w: live_after_bulk(w, "publish", w.other_draft), CHIEFS),
    "unpublishes together": (lambda w: not live_after_bulk(w, "unpublish", w.live), EDITORS),
    "unpublishes together in another rubric": (lambda w: not live_after_bulk(w, "unpublish", w.other_live), CHIEFS),
    "deletes together": (lambda w: deleted_together(w, w.draft, w.live), EDITORS),
    "deletes together in another rubric": (lambda w: deleted_together(w, w.other_draft, w.other_live), CHIEFS),
    # The tree.
    "makes a rubric": (lambda w: write_page(w, "blog.rubricpage", w.home), CHIEFS),
    "makes a rubric in the rubric": (lambda w: write_page(w, "blog.rubricpage", w.rubric), CHIEFS),
    "makes a standing page": (lambda w: write_page(w, "home.standardpage", w.home), CHIEFS),
    "copies a rubric": (lambda w: copied(w, w.rubric, w.home), CHIEFS),
    "deletes a rubric with all in it": (lambda w: deleted(w, w.rubric), CHIEFS),
    "deletes another rubric with all in it": (lambda w: deleted_together(w, w.other_rubric), CHIEFS),
    "moves the rubric into another": (lambda w: moved(w, w.rubric, w.other_rubric), CHIEFS),
    # Pictures.
    "uploads a picture for the rubric": (lambda w: uploaded(w, w.collection(w.rubric)), WRITERS),
    "uploads a picture for another rubric": (
        lambda w: uploaded(w, w.collection(w.other_rubric)),
        {CONTRIBUTOR} | CHIEFS,
    ),
    "changes a picture of the rubric": (lambda w: picture_changed(w, w.picture), EDITORS),
    "changes a picture of another rubric": (lambda w: picture_changed(w, w.other_picture), CHIEFS),
    # What articles speak of.
    "adds an author": (author_added, EDITORS),
    "publishes an author": (author_published, EDITORS),
    "deletes an author": (author_deleted, CHIEFS),
    "opens a laureate": (laureate_seen, EDITORS),
    "sees the contributions": (lambda w: w.sees("contribution:index"), EDITORS),
    "judges a contribution": (contribution_judged, EDITORS),
    # The publication.
    "opens the menu": (lambda w: w.sees(Menu.snippet_viewset.get_url_name("edit"), w.menu.pk), CHIEFS),
    "changes the publication's settings": (settings_changed, CHIEFS),
    "adds a redirect": (redirect_added, CHIEFS),
    "imports a WordPress site": (lambda w: w.sees("import_wordpress"), CHIEFS),
    # Partners.
    "sees the partners": (lambda w: w.sees("partner:index"), {PARTNERS, ADMINISTRATOR}),
    "adds a partner": (partner_added, {PARTNERS, ADMINISTRATOR}),
    "sees a partner's keys": (lambda w: w.sees("partner_access", w.partner.pk), {PARTNERS, ADMINISTRATOR}),
    "sees the webhooks": (lambda w: w.sees("webhooks_endpoint:index"), {PARTNERS, ADMINISTRATOR}),
    # The machine.
    "adds an account": (account_added, {ADMINISTRATOR}),
    "resets a colleague's second factor": (second_factor_reset, {ADMINISTRATOR}),
    "resets a superuser's second factor": (lambda w: second_factor_reset(w, superuser=True), set()),
    "sees the tasks that failed": (lambda w: w.sees("report_failed-tasks"), {ADMINISTRATOR}),
    "has a failed task run again": (task_run_again, {ADMINISTRATOR}),
    "adds a group": (group_added, {ADMINISTRATOR}),
    "arranges the review": (lambda w: w.sees("wagtailadmin_workflows:index"), {ADMINISTRATOR}),
    "sees the sites": (lambda w: w.sees("wagtailsites:index"), {ADMINISTRATOR}),
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_does_what_it_may_and_nothing_else(who: str) -> None:
    world = World()
    world.log_in(who)
    world.own = getattr(world, "own", world.draft)
    done = set()
    for name, (attempt, _allowed) in ACTIONS.items():
        with transaction.atomic():
            if attempt(world):
                done.add(name)
            transaction.set_rollback(True)

    assert done == {name for name, (_attempt, allowed) in ACTIONS.items() if who in allowed}
