"""Who may do what: nothing of webhooks is edited field by field."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class NeverEdited(ModelPermissionPolicy):
    """Endpoints are registered, and then acted on; a changed address would be another endpoint."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether a user may do something; nobody may edit."""
        return action != "change" and super().user_has_permission(user, action)


class OnlyRead(ModelPermissionPolicy):
    """Deliveries are made by the worker."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether a user may do something; nobody may do anything but look, who may do anything with endpoints."""
        return action == "view" and super().user_has_permission(user, action)
