"""What an editor has to do with: lists and reports show nothing else."""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

EDITING = ("add", "change", "publish")


def pages_of(user: Any) -> QuerySet[Page]:
    """Return the pages that a user may change or publish."""
    pages: QuerySet[Page] = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
        user, ["change", "publish"]
    )
    return pages


def edits_pages(user: Any) -> bool:
    """Tell whether a user may do anything with any page."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, EDITING))


def may_change(user: Any, model: type[Model]) -> bool:
    """Tell whether a user may change snippets of a type."""
    policy = policy_registry.get_by_type(model)
    return policy is not None and bool(policy.user_has_permission(user, "change"))
