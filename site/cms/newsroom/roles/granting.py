"""Gives a group exactly what its role may do, and takes away the rest."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.newsroom.roles.models import Role
from cms.newsroom.roles.rights import FILES, PAGE, PAGE_RIGHTS, model_permissions, permissions


def grant_models(group: Group, role: Role) -> None:
    """Permit what a role may do whatever the page or the collection."""
    group.permissions.set(model_permissions(role))


def grant_pages(group: Group, role: Role, pages: Iterable[Page]) -> None:
    """Permit what a role may do with pages and all below them."""
    allowed = permissions(PAGE, PAGE_RIGHTS.get(role, ()))
    _set(GroupPagePermission, "page", group, {(page.pk, permission.pk) for page in pages for permission in allowed})


def grant_collections(group: Group, allowed: Mapping[Collection, Iterable[Permission]]) -> None:
    """Permit that in collections and all below them."""
    wanted = {(place.pk, permission.pk) for place, granted in allowed.items() for permission in granted}
    _set(GroupCollectionPermission, "collection", group, wanted)


def with_files(actions: Iterable[str]) -> list[Permission]:
    """Return the permissions of those actions with pictures and with documents."""
    return [permission for name in FILES for permission in permissions(name, list(actions))]


def _set(model: Any, place: str, group: Group, wanted: set[tuple[int, int]]) -> None:
    there = {
        tuple(line[1:]): line[0] for line in model.objects.filter(group=group).values_list("pk", place, "permission")
    }
    model.objects.filter(pk__in=[there[line] for line in there.keys() - wanted]).delete()
    model.objects.bulk_create(
        model(group=group, **{f"{place}_id": key}, permission_id=permission)
        for key, permission in sorted(wanted - there.keys())
    )
