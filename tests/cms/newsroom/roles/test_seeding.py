"""The groups are made, kept in step with the rubrics, and nobody's own arrangement is touched."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage

from cms.newsroom.roles.models import Role, RoleGroup
from cms.newsroom.roles.rights import permissions
from tests.factories import RubricFactory, UserFactory, account, add_language, make_site, seed_roles

pytestmark = pytest.mark.django_db

STANDING = ["Administration", "Contributeur", "Gestion des partenaires", "Rédaction en chef"]


def names() -> list[str]:
    return sorted(Group.objects.values_list("name", flat=True))


def granted(name: str) -> tuple[Any, ...]:
    """Return all that a group is permitted."""
    group = Group.objects.get(name=name)
    return (
        sorted(group.permissions.values_list("codename", flat=True)),
        sorted(GroupPagePermission.objects.filter(group=group).values_list("page", "permission__codename")),
        sorted(GroupCollectionPermission.objects.filter(group=group).values_list("collection", "permission__codename")),
    )


def test_the_groups_are_made_in_french_with_one_for_each_rubric() -> None:
    make_site()
    RubricFactory(title="Inclusion")
    seed_roles()
    assert names() == sorted([*STANDING, "Édition : Inclusion"])
    assert WorkflowPage.objects.get(page=Page.get_first_root_node()).workflow.name == "Relecture"


def test_seeding_again_changes_nothing() -> None:
    rubric = RubricFactory(title="Inclusion")
    seed_roles()
    before = {name: granted(name) for name in names()}
    member = account(Role.EDITOR, rubric)
    call_command("seed_roles")
    assert {name: granted(name) for name in names()} == before
    assert list(member.groups.values_list("name", flat=True)) == ["Édition : Inclusion"]
    assert Workflow.objects.filter(name="Relecture").count() == 1
    assert Collection.objects.filter(name="Inclusion").count() == 1


def test_a_role_gets_back_what_it_lacks_and_loses_what_it_should_not_have() -> None:
    seed_roles()
    before = granted("Contributeur")
    group = Group.objects.get(name="Contributeur")
    group.permissions.clear()
    [publish] = permissions("wagtailcore.Page", ["publish"])
    root = Collection.get_first_root_node()
    [change] = permissions("wagtailimages.Image", ["change"])
    GroupCollectionPermission.objects.create(group=group, collection=root, permission=change)
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=publish)
    call_command("seed_roles")
    assert granted("Contributeur") == before


def test_other_groups_and_another_name_of_ours_stay() -> None:
    Group.objects.get(name="Editors").user_set.add(UserFactory())
    Group.objects.create(name="Pigistes")
    seed_roles()
    Group.objects.filter(name="Contributeur").update(name="Plumes")
    call_command("seed_roles")
    assert names() == sorted(["Administration", "Editors", "Pigistes", "Plumes", *STANDING[2:]])


def test_a_review_that_somebody_arranged_stays() -> None:
    seed_roles()
    other = Workflow.objects.create(name="Double relecture")
    WorkflowPage.objects.update(workflow=other)
    call_command("seed_roles")
    assert WorkflowPage.objects.get().workflow == other


def test_a_new_rubric_has_its_group_at_once_and_the_group_follows_it() -> None:
    seed_roles()
    rubric = RubricFactory(title="Inclusion")
    assert "Édition : Inclusion" in names()
    rubric.title = "Inclusion numérique"
    rubric.save()
    assert "Édition : Inclusion numérique" in names()
    rubric.delete()
    assert names() == STANDING
    assert Collection.objects.filter(name="Inclusion").exists()


def test_a_name_that_somebody_gave_the_group_stays() -> None:
    seed_roles()
    rubric = RubricFactory(title="Inclusion")
    Group.objects.filter(name="Édition : Inclusion").update(name="L’équipe du lundi")
    rubric.title = "Autre"
    rubric.save()
    assert "L’équipe du lundi" in names()


def test_two_rubrics_of_the_same_title_have_two_groups() -> None:
    seed_roles()
    for slug in ("un", "deux"):
        RubricFactory(title="x" * 200, slug=slug)
    assert [name[-6:] for name in names() if name.startswith("Édition : ")] == ["xx (2)", "x" * 6]


def test_a_rubric_and_its_translation_have_the_same_editors() -> None:
    seed_roles()
    english = add_language("en")
    rubric = RubricFactory(title="Inclusion")
    translated = rubric.copy_for_translation(english.locale)
    translated.title = "Inclusion in English"
    translated.save()
    editor = account(Role.EDITOR, rubric)
    assert "Édition : Inclusion" in names()
    assert RoleGroup.objects.filter(role=Role.EDITOR).count() == 1
    assert translated.permissions_for_user(editor).can_edit()
    translated.delete()
    assert "Édition : Inclusion" in names()


def test_rubrics_have_no_group_where_nobody_made_the_roles() -> None:
    RubricFactory(title="Inclusion")
    assert names() == ["Editors", "Gestion des partenaires", "Moderators"]


def test_a_contributor_is_offered_no_type_that_is_refused(client: Client) -> None:
    seed_roles()
    rubric = RubricFactory()
    address = reverse("wagtailadmin_pages:add_subpage", args=[rubric.pk])
    client.force_login(account(Role.CONTRIBUTOR))
    assert client.get(address).url == reverse("wagtailadmin_pages:add", args=["blog", "articlepage", rubric.pk])
    client.force_login(account(Role.CHIEF_EDITOR))
    assert [line[2] for line in client.get(address).context["page_types"]] == ["articlepage", "rubricpage"]


def test_a_type_that_cannot_be_permitted_is_named() -> None:
    with pytest.raises(LookupError, match=r"Not all of fly can be permitted for blog\.Author\."):
        permissions("blog.Author", ["fly"])
