"""The door of the newsroom for content apps: what they need to declare what editors see and must do."""

from cms.newsroom.roles.creating import may_create
from cms.newsroom.roles.declarations import WITH_DRAFTS, Rights
from cms.newsroom.roles.models import Role

__all__ = ["WITH_DRAFTS", "Rights", "Role", "may_create"]
