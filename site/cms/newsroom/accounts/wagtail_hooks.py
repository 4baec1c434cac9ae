"""The second factor in the admin: its pages, and the way to them from one's account."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from cms.newsroom.accounts.second_factor import resetting, views


@hooks.register("register_admin_urls")
def second_factor_pages() -> list[URLPattern]:
    """Add the pages of the second factor."""
    return [
        path("account/second-factor/", views.overview, name="second_factor"),
        path("account/second-factor/code/", views.ask_code, name="second_factor_code"),
        path("account/second-factor/set-up/", views.set_up, name="second_factor_setup"),
        path("users/<int:key>/second-factor/", resetting.ask_reset, name="second_factor_reset"),
    ]


@hooks.register("register_account_menu_item")
def second_factor_of_my_account(request: HttpRequest) -> dict[str, Any]:
    """Lead to the second factor from one's account."""
    return {
        "url": reverse("second_factor"),
        "label": _("Second factor"),
        "help_text": _("A code of your telephone beside the password: whoever learns your password does not get in."),
    }


@hooks.register("register_log_actions")
def what_histories_say(actions: Any) -> None:
    """Name the reset in the history of an account."""
    actions.register_action(resetting.ACTION, gettext_lazy("Second factor: reset"), gettext_lazy("Second factor reset"))
