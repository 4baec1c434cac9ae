"""French and English content: what is missing is shown, and the trees are kept in step."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from blog.models import ArticlePage, RubricPage
from cms.newsroom.languages.missing import untranslated
from tests.cms.newsroom.dashboard.test_dashboard import home, panel
from tests.cms.newsroom.reports.test_reports import editor_of, rows
from tests.factories import ArticleFactory, RubricFactory, UserFactory, add_language

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture
def english() -> Locale:
    return add_language("en").locale


def translated(page: Page, language: Locale, live: bool = True) -> Page:
    """Return the translation of a page, published or a draft."""
    copy: Page = page.copy_for_translation(language)
    if live:
        copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


def together(client: Client, action: str, *pages: Page, **data: Any) -> Any:
    """Do something with several pages, and follow to what is said of it."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{ids}&next={reverse('wagtailadmin_home')}", data, follow=True)


def missing(client: Client) -> dict[str, str]:
    return {row[0]: row[1] for row in rows(client, "translations") if row[0] != "Le Labo"}


def test_report_tells_missing_draft_and_old_translations_apart(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    rubric = RubricFactory(title="Inclusion")
    translated(rubric, english)
    ArticleFactory(title="Seul", parent=rubric)
    translated(ArticleFactory(title="En cours", parent=rubric), english, live=False)
    translated(ArticleFactory(title="À jour", parent=rubric), english)
    behind = ArticleFactory(title="Repris", parent=rubric)
    translated(behind, english)
    Page.objects.filter(pk=behind.pk).update(last_published_at=timezone.now() + timedelta(hours=1))

    assert missing(client) == {
        "Seul": "Non traduit",
        "En cours": "La traduction est un brouillon",
        "Repris": "L’original a changé depuis",
    }


@pytest.mark.parametrize("language", ["²", "0", "en", "9" * 30])
def test_report_of_a_language_that_there_is_not_is_empty_or_of_the_first(
    client: Client, english: Locale, language: str
) -> None:
    client.force_login(UserFactory())

    assert client.get(reverse("report_translations"), {"to": language}).status_code == 200


def test_missing_translation_leads_to_where_it_is_made(client: Client, english: Locale) -> None:
    user = UserFactory()
    client.force_login(user)
    article = ArticleFactory(title="Seul")

    page = client.get(reverse("report_translations")).content.decode()
    front = panel(home(client, user), "translations")

    address = reverse("simple_translation:submit_page_translation", args=[article.pk])
    assert address in page
    assert address in front
    assert "Anglais · Non traduit" in front


def test_translating_makes_a_draft_in_the_other_tree(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    rubric = RubricFactory()
    translated(rubric, english)
    article = ArticleFactory(title="Seul", parent=rubric)

    client.post(reverse("simple_translation:submit_page_translation", args=[article.pk]), {"locales": [english.pk]})

    copy = ArticlePage.objects.get(locale=english)
    assert (copy.title, copy.live, copy.get_parent().specific) == ("Seul", False, rubric.get_translation(english))


def test_moved_article_takes_its_translation_along(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    old, new = RubricFactory(), RubricFactory()
    translated(old, english)
    new_english = translated(new, english)
    article = ArticleFactory(parent=old)
    copy = translated(article, english)

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, new.pk]))

    copy.refresh_from_db()
    assert copy.get_parent().pk == new_english.pk


def test_articles_that_are_moved_together_take_their_translations_along(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    old, new = RubricFactory(), RubricFactory()
    translated(old, english)
    new_english = translated(new, english)
    articles = [ArticleFactory(parent=old) for _each in range(2)]
    copies = [translated(article, english) for article in articles]

    together(client, "move", *articles, chooser=new.pk)

    assert {Page.objects.get(pk=page.pk).get_parent().pk for page in articles} == {new.pk}
    assert {Page.objects.get(pk=page.pk).get_parent().pk for page in copies} == {new_english.pk}


def test_translation_stays_where_its_address_is_taken_in_the_new_rubric(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    old, new = RubricFactory(), RubricFactory()
    old_english, new_english = translated(old, english), translated(new, english)
    article = ArticleFactory(slug="atelier", parent=old)
    copy = translated(article, english)
    ArticleFactory(slug=copy.slug, parent=new_english)

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, new.pk]))

    copy.refresh_from_db()
    assert Page.objects.get(pk=article.pk).get_parent().pk == new.pk
    assert copy.get_parent().pk == old_english.pk


def test_translation_stays_where_the_new_rubric_is_not_translated(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    old, new = RubricFactory(), RubricFactory()
    old_english = translated(old, english)
    article = ArticleFactory(title="Atelier", parent=old)
    copy = translated(article, english)

    response = client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, new.pk]), follow=True)

    copy.refresh_from_db()
    assert copy.get_parent().pk == old_english.pk
    assert "« Atelier » (Anglais) reste à sa place." in response.content.decode()


def test_editor_of_the_french_rubrics_moves_no_translation(client: Client, english: Locale) -> None:
    root, old, new = RubricFactory(), RubricFactory(), RubricFactory()
    old.move(root, pos="last-child")
    new.move(root, pos="last-child")
    root, old, new = (RubricPage.objects.get(pk=page.pk) for page in (root, old, new))
    translated(root, english)
    old_english, _new = translated(old, english), translated(new, english)
    article = ArticleFactory(parent=old)
    copy = translated(article, english)
    user = editor_of(root)
    add = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    for permission in (add, publish):
        user.groups.get().page_permissions.create(page=root, permission=permission)
    client.force_login(user)

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, new.pk]))

    article.refresh_from_db()
    copy.refresh_from_db()
    assert article.get_parent().pk == new.pk
    assert copy.get_parent().pk == old_english.pk


def test_withdrawn_article_names_the_translation_that_readers_still_see(client: Client, english: Locale) -> None:
    client.force_login(UserFactory())
    rubric = RubricFactory()
    translated(rubric, english)
    article = ArticleFactory(title="Atelier", parent=rubric)
    translated(article, english)

    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]), follow=True)

    assert "« Atelier » (Anglais) est encore publié." in response.content.decode()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_articles_that_are_withdrawn_together_name_their_translations(
    client: Client, english: Locale, action: str
) -> None:
    client.force_login(UserFactory())
    rubric = RubricFactory()
    translated(rubric, english)
    article = ArticleFactory(title="Atelier", parent=rubric)
    translated(article, english)

    response = together(client, action, article)

    assert "« Atelier » (Anglais) est encore publié." in response.content.decode()


def test_one_language_needs_no_translations(client: Client) -> None:
    user = UserFactory()
    ArticleFactory()

    page = home(client, user)

    assert panel(page, "translations") == ""
    assert "Traductions manquantes" not in page


def test_list_takes_one_statement(english: Locale, django_assert_num_queries: pytest.FixtureRequest) -> None:
    user = UserFactory()
    for _each in range(3):
        ArticleFactory()

    with django_assert_num_queries(1):
        assert len(untranslated(user, english)) == 6
