"""Puts our panels on the front page of the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel

from cms.newsroom.dashboard.links import Broken
from cms.newsroom.dashboard.publication import Published, Scheduled
from cms.newsroom.dashboard.tasks import Failed
from cms.newsroom.dashboard.waiting import Waiting
from cms.newsroom.declarations import declared

#: "Waiting for me" says what these say, in as many statements whatever waits.
REPLACED = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)


@hooks.register("construct_homepage_panels")
def our_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Add what waits, comes and is missing."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    own = [Failed, Waiting, Scheduled, Published, Broken, *declared("PANELS")]
    panels.extend(panel() for panel in own)
