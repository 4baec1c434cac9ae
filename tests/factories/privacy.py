"""Puts pages and collections out of readers' sight."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

PASSWORD = "sesame"
KINDS = ["password", "login", "groups"]


def restrict(target: Page | Collection, kind: str = "password") -> PageViewRestriction | CollectionViewRestriction:
    """Make a page or a collection private, with all that is below it, and return the restriction.

    ``kind`` is one of ``KINDS``; the password is ``PASSWORD``, the group is called "Members".
    """
    fields = {"restriction_type": kind, "password": PASSWORD if kind == "password" else ""}
    if isinstance(target, Collection):
        restriction = CollectionViewRestriction.objects.create(collection=target, **fields)
    else:
        restriction = PageViewRestriction.objects.create(page_id=target.pk, **fields)
    if kind == "groups":
        restriction.groups.add(Group.objects.get_or_create(name="Members")[0])
    return restriction
