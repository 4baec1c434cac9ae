"""Wagtail's application for accounts, told to use our pages; not in ``apps.py``, where Django looks for one only."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's, with our views."""

    user_viewset = "cms.newsroom.accounts.users.AccountViewSet"
