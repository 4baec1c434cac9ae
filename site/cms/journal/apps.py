"""The application that keeps the journal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """Floor 1: knows what is public and what of it changes; nothing of who reads it."""

    name = "cms.journal"
    label = "journal"
    verbose_name = _("Journal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to all that the content apps declare as public, and check that they forget nothing."""
        from cms.core.worker import duties
        from cms.journal import checks
        from cms.journal.duties import PRUNING, RECONCILIATION
        from cms.journal.listening import listen

        listen()
        duties.register(PRUNING)
        duties.register(RECONCILIATION)
