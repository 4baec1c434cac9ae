"""Sections come, change their title and go: their groups follow."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from cms.newsroom.roles.declarations import section_types
from cms.newsroom.roles.models import Role, RoleGroup
from cms.newsroom.roles.sections import forget_group, rename_group, share_section


def listen() -> None:
    """Hear of every section."""
    for section_type in section_types():
        post_save.connect(_saved, sender=section_type, dispatch_uid="roles")
        post_delete.connect(_deleted, sender=section_type, dispatch_uid="roles")


def _saved(instance: Page, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if raw or not RoleGroup.objects.filter(role=Role.CONTRIBUTOR).exists():
        return
    if created:
        share_section(instance)
    else:
        rename_group(instance)


def _deleted(instance: Page, **kwargs: Any) -> None:
    forget_group(instance)
