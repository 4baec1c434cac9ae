"""The door of the newsroom for content apps: what they need to declare what editors see and must do.

It needs the models of all apps; models themselves use ``editing``.
"""

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.newsroom.notes import Note
from cms.newsroom.permissions import may_change, pages_of
from cms.newsroom.places import edit_url
from cms.newsroom.reports.report import Report, date_column, title_column
from cms.newsroom.roles.creating import may_create
from cms.newsroom.roles.declarations import WITH_DRAFTS, Rights
from cms.newsroom.roles.models import Role

__all__ = [
    "MOST_LINES",
    "WITH_DRAFTS",
    "Line",
    "ListPanel",
    "Note",
    "Report",
    "Rights",
    "Role",
    "date_column",
    "edit_url",
    "may_change",
    "may_create",
    "pages_of",
    "title_column",
]
