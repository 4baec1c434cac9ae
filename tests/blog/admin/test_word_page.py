"""The page on which a Word document becomes a draft article."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import GroupPagePermission

from blog.models import ArticlePage, RubricPage
from cms.core.models import LibraryImage
from tests.factories import RubricFactory, UserFactory, png
from tests.factories.media import root_collection
from tests.factories.word import Picture, docx, p

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ADDRESS = "/admin/import/word/"


@pytest.fixture
def rubric() -> RubricPage:
    root_collection()
    return RubricFactory(title="Enquêtes")


def writer_in(rubric: RubricPage) -> Any:
    """Return somebody who may write articles in one rubric, and add no picture."""
    group = Group.objects.create(name="Rédacteurs")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "add_articlepage"]))
    permission = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=rubric, permission=permission)
    user = UserFactory(is_superuser=False)
    user.groups.add(group)
    return user


def send(client: Client, rubric: RubricPage, content: bytes, name: str = "Visite.docx") -> Any:
    return client.post(ADDRESS, {"rubric": rubric.pk, "file": SimpleUploadedFile(name, content)})


def test_a_document_becomes_a_draft_and_what_is_lost_is_listed(client: Client, rubric: RubricPage) -> None:
    user = UserFactory()
    client.force_login(user)

    page = send(client, rubric, docx(p("Une visite", style="Titre"), p("Un texte."), Picture(png())).getvalue())

    article = ArticlePage.objects.get()
    assert (article.title, article.live, article.owner, article.get_parent().specific) == (
        "Une visite",
        False,
        user,
        rubric,
    )
    assert article.latest_revision.user == user
    assert LibraryImage.objects.get().uploaded_by_user == user
    assert f"/admin/pages/{article.pk}/edit/" in page.content.decode()
    assert "Cette image n’a pas de texte alternatif : écrivez-en un." in page.content.decode()


def test_the_same_document_again_makes_nothing(client: Client, rubric: RubricPage) -> None:
    client.force_login(UserFactory())
    content = docx(p("Un texte.")).getvalue()
    send(client, rubric, content)

    page = send(client, rubric, content)

    assert "Ce document a déjà été importé" in page.content.decode()
    assert ArticlePage.objects.count() == 1


def test_a_document_that_another_rubric_imported_tells_nothing_of_its_article(
    client: Client, rubric: RubricPage
) -> None:
    content = docx(p("Une enquête", style="Titre"), p("Un texte.")).getvalue()
    client.force_login(UserFactory())
    send(client, RubricFactory(), content)
    theirs = ArticlePage.objects.get()
    client.force_login(writer_in(rubric))

    page = send(client, rubric, content).content.decode()

    assert "Ce document a déjà été importé" in page
    assert theirs.title not in page
    assert f"/admin/pages/{theirs.pk}/edit/" not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a zip", "Ce fichier n’est pas un document Word (.docx), ou il est endommagé."),
        (b"", "Le fichier soumis est vide."),
        (bytes(50 * 1024 * 1024 + 1), "Le fichier dépasse 50 Mo."),
    ],
    ids=["no zip", "empty", "large"],
)
def test_what_is_no_document_is_refused_with_a_sentence(
    client: Client, rubric: RubricPage, content: bytes, sentence: str
) -> None:
    client.force_login(UserFactory())

    response = send(client, rubric, content)

    assert (response.status_code, response.context["form"].errors["file"]) == (200, [sentence])
    assert ArticlePage.objects.count() == 0


def test_a_writer_imports_into_their_own_rubric_only(client: Client, rubric: RubricPage) -> None:
    client.force_login(writer_in(rubric))
    other = RubricFactory()

    refused = send(client, other, docx(p("Un texte.")).getvalue())
    page = send(client, rubric, docx(p("Un texte."), Picture(png(), alt="Un port")).getvalue())

    assert list(refused.context["form"].errors) == ["rubric"]
    assert ArticlePage.objects.get().get_parent().specific == rubric
    assert "Vous ne pouvez pas ajouter d’images à la médiathèque." in page.content.decode()
    assert LibraryImage.objects.count() == 0


def test_who_may_add_other_pages_but_no_articles_does_not_find_it(client: Client, rubric: RubricPage) -> None:
    user = writer_in(rubric)
    user.groups.get().permissions.remove(Permission.objects.get(codename="add_articlepage"))
    client.force_login(user)

    assert client.get(ADDRESS).status_code == 302
    assert send(client, rubric, docx(p("Un texte.")).getvalue()).status_code == 302
    assert ADDRESS not in client.get(f"/admin/pages/{rubric.pk}/").content.decode()
    assert ArticlePage.objects.count() == 0


def test_who_may_write_nowhere_does_not_find_it(client: Client, rubric: RubricPage) -> None:
    user = UserFactory(is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert client.get(ADDRESS).status_code == 302
    assert send(client, rubric, docx(p("Un texte.")).getvalue()).status_code == 302
    assert ADDRESS not in client.get("/admin/").content.decode()
    assert ArticlePage.objects.count() == 0


def test_it_is_found_from_the_rubric_and_in_the_menu(client: Client, rubric: RubricPage) -> None:
    client.force_login(UserFactory())

    assert f"{ADDRESS}?rubric={rubric.pk}" in client.get(f"/admin/pages/{rubric.pk}/").content.decode()
    assert ADDRESS in client.get("/admin/").content.decode()
