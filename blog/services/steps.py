"""Notes what editors do about contributions."""

from typing import Any

from blog.models import Contribution, ContributionState, ContributionStep, StepKind


def change_state(contribution: Contribution, state: ContributionState, editor: Any) -> None:
    """Give a contribution another state, and note who did."""
    if contribution.state == state:
        return
    contribution.state = state
    contribution.save(update_fields=["state"])
    note(contribution, StepKind.STATE, editor, str(contribution.get_state_display()))


def note(contribution: Contribution, kind: StepKind, editor: Any, text: str = "") -> None:
    """Note something about a contribution."""
    ContributionStep.objects.create(contribution=contribution, kind=kind, author=editor, text=text)
