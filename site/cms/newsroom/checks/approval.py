"""What the end of a review does: ``WAGTAIL_FINISH_WORKFLOW_ACTION``, which Wagtail imports before any model."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what was approved by everybody who reviews it.

    Args:
        workflow_state: the review, of a page or a snippet.
        user: whoever approved it last.

    Raises:
        PublicationRefused: if its latest draft breaks a rule that blocks.
    """
    from wagtail.models import Page
    from wagtail.workflows import publish_workflow_state

    from cms.newsroom.checks.publishing import latest_draft, refuse_blocked

    approved = workflow_state.content_object
    if isinstance(approved, Page):
        refuse_blocked([latest_draft(approved)])
    publish_workflow_state(workflow_state, user)
