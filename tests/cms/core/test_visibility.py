"""The one rule of who sees what: every way of hiding, each kind of thing, one statement."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from taggit.models import Tag
from wagtail.models import Page, get_page_models

from blog.models import ArticlePage, RubricPage
from cms.core.models import LibraryDocument, LibraryImage
from cms.core.visibility import visible
from home.models import Menu
from laureates.models import Award, CallForProjects, Laureate, Territory
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    CallFactory,
    CollectionFactory,
    DocumentFactory,
    FormPageFactory,
    ImageFactory,
    LaureateFactory,
    MenuFactory,
    RubricFactory,
    StandardPageFactory,
    TerritoryFactory,
    hidden,
    make_site,
    restrict,
)

pytestmark = pytest.mark.django_db


def is_visible(thing: Any) -> bool:
    """Return whether the policy lets the thing through, asked of its own model."""
    return visible(type(thing)._default_manager.filter(pk=thing.pk)).exists()


@pytest.mark.parametrize("kind", hidden.WHOLLY_HIDDEN_KINDS)
def test_hidden_thing_is_left_out_and_a_public_one_beside_it_stays(kind: str) -> None:
    thing = hidden.build(kind).thing
    factories = {**hidden.FACTORIES, "image": ImageFactory, "document": DocumentFactory}
    public = next(factory for factory in factories.values() if factory._meta.model is type(thing))()

    assert not is_visible(thing)
    assert is_visible(public)


@pytest.mark.parametrize("kind", hidden.WHOLLY_HIDDEN_KINDS)
def test_hidden_page_is_left_out_of_pages_of_any_type_too(kind: str) -> None:
    thing = hidden.build(kind).thing

    if isinstance(thing, Page):
        assert not visible(Page.objects.filter(pk=thing.pk)).exists()


@pytest.mark.parametrize("kind", [kind for kind in hidden.KINDS if kind.startswith("changed")])
def test_thing_with_unpublished_changes_stays_visible(kind: str) -> None:
    assert is_visible(hidden.build(kind).thing)


@pytest.mark.parametrize(
    "factory",
    [
        ArticleFactory,
        RubricFactory,
        StandardPageFactory,
        FormPageFactory,
        AuthorFactory,
        LaureateFactory,
        CallFactory,
        AwardFactory,
        TerritoryFactory,
        MenuFactory,
        ImageFactory,
        DocumentFactory,
    ],
)
def test_public_thing_is_visible(factory: Any) -> None:
    assert is_visible(factory())


def test_page_expires_at_its_second() -> None:
    now = timezone.now()
    past, future = ArticleFactory(expire_at=now), ArticleFactory(expire_at=now + timedelta(minutes=1))

    assert list(visible(ArticlePage.objects.filter(pk__in=[past.pk, future.pk]))) == [future]


def test_page_beside_a_private_one_is_visible() -> None:
    """Paths are compared as whole steps: a private page hides nothing but what is below it."""
    private, beside = RubricFactory(), RubricFactory()
    restrict(private)

    assert list(visible(RubricPage.objects.all())) == [beside]


def test_page_above_a_private_one_is_visible() -> None:
    article = ArticleFactory()
    restrict(article)

    assert is_visible(article.get_parent().specific)
    assert not is_visible(article)


def test_private_front_page_hides_all() -> None:
    ArticleFactory()
    restrict(make_site().home)

    assert not visible(ArticlePage.objects.all()).exists()
    assert list(visible(Page.objects.values_list("depth", flat=True))) == [1]


def test_file_beside_a_private_collection_is_visible() -> None:
    private, beside = CollectionFactory(), CollectionFactory()
    restrict(private)
    ImageFactory(collection=private)
    image = ImageFactory(collection=beside)

    assert list(visible(LibraryImage.objects.all())) == [image]


def test_restrictions_of_pages_and_of_collections_do_not_meet() -> None:
    """The first page and the first collection below the root have the same path."""
    image, document = ImageFactory(collection=CollectionFactory()), DocumentFactory(collection=CollectionFactory())
    restrict(make_site().home)

    assert list(visible(LibraryImage.objects.all())) == [image]
    assert list(visible(LibraryDocument.objects.all())) == [document]


@pytest.mark.parametrize("role", ["laureate", "call"])
@pytest.mark.parametrize("state", ["draft", "unpublished", "expired", "withdrawn", "scheduled"])
def test_award_is_hidden_with_its_laureate_or_its_call(role: str, state: str) -> None:
    award = AwardFactory(**{role: hidden.build(f"{state} {role}").thing})
    public = AwardFactory()

    assert list(visible(Award.objects.all())) == [public]
    assert not is_visible(award)


def test_rule_narrows_what_it_is_given() -> None:
    wanted, _other = LaureateFactory(), LaureateFactory()
    LaureateFactory(live=False, name=wanted.name)

    assert list(visible(Laureate.objects.filter(name=wanted.name))) == [wanted]


def test_model_that_does_not_say_who_may_see_it_is_refused() -> None:
    with pytest.raises(TypeError, match=r"taggit\.Tag does not say who may see it"):
        visible(Tag.objects.all())


@pytest.mark.parametrize(
    "queryset",
    [
        *(model.objects.all() for model in get_page_models()),
        *(model.objects.all() for model in (Laureate, CallForProjects, Award, Territory, Menu)),
        LibraryImage.objects.all(),
        LibraryDocument.objects.all(),
    ],
    ids=lambda queryset: queryset.model.__name__,
)
def test_rule_is_part_of_the_one_statement(
    queryset: QuerySet[Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ContentType.objects.get_for_models(*get_page_models())

    with django_assert_num_queries(1):
        list(visible(queryset.all()))
