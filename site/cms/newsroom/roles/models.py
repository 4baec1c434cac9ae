"""Which group of accounts has which role."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Collection


class Role(models.TextChoices):
    """What somebody does in the newsroom. The labels are the names that groups are given."""

    CONTRIBUTOR = "contributor", pgettext_lazy("role", "Contributor")
    EDITOR = "editor", pgettext_lazy("role", "Editing")
    CHIEF_EDITOR = "chief-editor", pgettext_lazy("role", "Chief editor")
    PARTNER_MANAGER = "partner-manager", pgettext_lazy("role", "Partner manager")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administration")


class RoleGroup(models.Model):
    """A group that has a role; it stays the role's own when somebody gives it another name."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    group = models.OneToOneField(Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="newsroom_role")
    #: The translation key of the section that it edits: one group edits a section in all its languages.
    section = models.UUIDField(_("section"), null=True, blank=True)
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(section__isnull=True), name="roles_one_group_a_role"
            ),
            models.UniqueConstraint(fields=["section"], name="roles_one_group_a_section"),
            models.CheckConstraint(
                condition=models.Q(role=Role.EDITOR.value) ^ models.Q(section__isnull=True),
                name="roles_editors_have_a_section",
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)
