"""Makes the groups of the roles, gives each its permissions, and has the chief editors review."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from cms.newsroom.roles.granting import grant_collections, grant_models, grant_pages, with_files
from cms.newsroom.roles.models import Role, RoleGroup
from cms.newsroom.roles.rights import COLLECTION, COLLECTION_RIGHTS, FILE_RIGHTS, permissions
from cms.newsroom.roles.sections import sections, share_section

#: The roles that have one group each; editors have one for each section.
STANDING = (Role.CONTRIBUTOR, Role.CHIEF_EDITOR, Role.PARTNER_MANAGER, Role.ADMINISTRATOR)
#: Those whose page permissions hold for the whole tree.
WHOLE_TREE = (Role.CHIEF_EDITOR, Role.ADMINISTRATOR)
#: Groups that Wagtail makes in an empty database; with nobody in them they only mislead.
WAGTAILS_OWN = ("Editors", "Moderators")


@transaction.atomic
def seed() -> None:
    """Make what is missing, and give each role's groups exactly their permissions.

    Accounts, other groups and the workflows that somebody assigned stay as they are.
    """
    with override(settings.LANGUAGE_CODE):
        for role in STANDING:
            _permit(_standing_group(role), role)
        for section in sections():
            share_section(section)
        _assign_review(RoleGroup.objects.get(role=Role.CHIEF_EDITOR).group)
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None, newsroom_role=None).delete()


def _standing_group(role: Role) -> Group:
    known = RoleGroup.objects.filter(role=role).select_related("group").first()
    if known is not None:
        return known.group
    group, _made = Group.objects.get_or_create(name=str(role.label))
    RoleGroup.objects.create(role=role, group=group)
    return group


def _permit(group: Group, role: Role) -> None:
    grant_models(group, role)
    grant_pages(group, role, _pages_of(role))
    collections = permissions(COLLECTION, COLLECTION_RIGHTS.get(role, ()))
    files = with_files(FILE_RIGHTS.get(role, ()))
    grant_collections(group, {Collection.get_first_root_node(): [*collections, *files]})


def _pages_of(role: Role) -> Iterable[Page]:
    """Return the pages at the top of a role's part of the tree."""
    if role in WHOLE_TREE:
        return [Page.get_first_root_node()]
    return sections() if role == Role.CONTRIBUTOR else []


def _assign_review(reviewers: Group) -> None:
    """Have the chief editors approve what others submit, unless that was arranged before."""
    if GroupApprovalTask.objects.filter(groups=reviewers).exists():
        return
    task = GroupApprovalTask.objects.create(name=_("Approval by the chief editor"))
    task.groups.add(reviewers)
    workflow = Workflow.objects.create(name=_("Review"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
