"""The application that lets people in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Floor 2: sign-in by password, with a second factor or at a provider."""

    name = "cms.newsroom.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Count passwords that fail, and forget them after a while."""
        from cms.core.worker import duties
        from cms.newsroom.accounts import listening
        from cms.newsroom.accounts.guessing import FORGETTING

        listening.listen()
        duties.register(FORGETTING)
