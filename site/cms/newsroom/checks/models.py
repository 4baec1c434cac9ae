"""What published pages break, kept so that reports can list it. Derived: the journal's follower writes it anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.newsroom.checks.finding import Rule


class PublishedFinding(models.Model):
    """One place of a published page that breaks a rule.

    Attributes:
        rule: a name of ``checks.rules.RULES``.
        details: what the rule's sentence names.
    """

    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(_("rule"), max_length=40, db_index=True)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["page", "pk"]

    def __str__(self) -> str:
        return f"{self.rule} ({self.page_id})"

    @property
    def known_rule(self) -> Rule:
        """The rule itself."""
        from cms.newsroom.checks.rules import RULES

        return RULES[self.rule]

    @property
    def message(self) -> str:
        """What to mend, in the active language."""
        return str(self.known_rule.sentence) % self.details
