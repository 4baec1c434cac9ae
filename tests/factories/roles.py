"""Accounts that have a role in the newsroom."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from wagtail.models import Page

from cms.newsroom.roles.models import Role, RoleGroup
from tests.factories.media import root_collection
from tests.factories.people import UserFactory
from tests.factories.site import make_site


def seed_roles() -> None:
    """Make the groups, as a deployment does."""
    make_site()
    root_collection()
    call_command("seed_roles", verbosity=0)


def account(role: Role, section: Page | None = None, **fields: Any) -> User:
    """Return an account with a role, an editor's for one section. The roles must be there."""
    key = section.translation_key if section else None
    user: User = UserFactory(is_superuser=False, **fields)
    user.groups.add(RoleGroup.objects.get(role=role, section=key).group)
    return user
