"""What belongs to a section: its editors' group, and a collection for their pictures and documents."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Page

from cms.newsroom.roles.declarations import section_types
from cms.newsroom.roles.granting import grant_collections, grant_models, grant_pages, with_files
from cms.newsroom.roles.models import Role, RoleGroup
from cms.newsroom.roles.rights import FILE_RIGHTS, SECTION_FILE_RIGHTS

NAME_LENGTH = 150


def sections() -> Iterable[Page]:
    """Return all sections, the first of each translation before the others."""
    return Page.objects.type(*section_types()).order_by("pk")


def share_section(section: Page) -> None:
    """Give a section its editors, and let contributors write in it; what is missing is made.

    A section that is a translation belongs to the editors of what it translates.
    """
    with override(settings.LANGUAGE_CODE):
        role_group = RoleGroup.objects.filter(section=section.translation_key).first() or _new_group(section)
    grant_models(role_group.group, Role.EDITOR)
    grant_pages(role_group.group, Role.EDITOR, Page.objects.filter(translation_key=section.translation_key))
    files = {Collection.get_first_root_node(): with_files(FILE_RIGHTS[Role.EDITOR])}
    if role_group.collection is not None:
        files[role_group.collection] = with_files(SECTION_FILE_RIGHTS)
    grant_collections(role_group.group, files)
    grant_pages(RoleGroup.objects.get(role=Role.CONTRIBUTOR).group, Role.CONTRIBUTOR, sections())


def rename_group(section: Page) -> None:
    """Call a section's group after its new title, unless somebody gave the group a name of its own."""
    role_group = RoleGroup.objects.filter(section=section.translation_key).select_related("group").first()
    if role_group is None or Page.objects.filter(translation_key=section.translation_key, pk__lt=section.pk).exists():
        return
    with override(settings.LANGUAGE_CODE):
        if role_group.group.name.startswith(_name("")) and role_group.group.name != _name(section.title):
            role_group.group.name = _free_name(section.title)
            role_group.group.save(update_fields=["name"])


def forget_group(section: Page) -> None:
    """Delete the group of a section that is going, unless it stays in another language; its files stay."""
    others = Page.objects.filter(translation_key=section.translation_key).exclude(pk=section.pk)
    if not others.exists():
        Group.objects.filter(newsroom_role__section=section.translation_key).delete()


def _new_group(section: Page) -> RoleGroup:
    name = _free_name(section.title)
    group = Group.objects.create(name=name)
    collection = Collection.get_first_root_node().add_child(name=section.title)
    return RoleGroup.objects.create(
        role=Role.EDITOR, group=group, section=section.translation_key, collection=collection
    )


def _name(title: str) -> str:
    return _("Editing: %(section)s") % {"section": title}


def _free_name(title: str) -> str:
    """Return a group's name that no other group has."""
    wanted = _name(title)[:NAME_LENGTH]
    name, number = wanted, 1
    while Group.objects.filter(name=name).exists():
        number += 1
        name = f"{wanted[: NAME_LENGTH - 6]} ({number})"
    return name
