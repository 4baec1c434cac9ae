"""What editors do: each operation takes two numbers that say to what, and with what."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django.utils import timezone
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from blog.models import ArticleAuthor, ArticlePage, Author, RubricPage
from cms.core.models import LibraryImage
from cms.journal.lock import take_lock
from home.models import Menu
from laureates.models import Award, CallForProjects, Laureate
from tests.factories import body, heading, image, laureate, menu_item, related_pages

Operation = Callable[[int, int], Any]

OPERATIONS: dict[str, Operation] = {}


def operation(function: Operation) -> Operation:
    OPERATIONS[function.__name__] = function
    return function


def pick(things: QuerySet[Any], number: int) -> Any:
    """Return one of some things, ``None`` if there are none."""
    found = list(things.order_by("pk"))
    return found[number % len(found)] if found else None


def pages() -> QuerySet[Page]:
    return Page.objects.filter(depth__gt=2)


def page(number: int) -> Any:
    found = pick(pages(), number)
    return found and found.specific


def rubrics() -> QuerySet[Any]:
    return RubricPage.objects.all()


def name(number: int) -> str:
    return f"Nom {number}"


def slug() -> str:
    return f"s-{uuid4().hex[:8]}"


def in_turn() -> None:
    """Change the tree one after the other: Wagtail's own tree bears no two at once."""
    take_lock()


@operation
def create_article(a: int, b: int) -> None:
    in_turn()
    parent = pick(rubrics(), a)
    if parent:
        parent.add_child(instance=ArticlePage(title=name(b), slug=slug(), live=bool(b % 3), locale=parent.locale))


@operation
def create_rubric(a: int, b: int) -> None:
    in_turn()
    parent = pick(Page.objects.filter(depth=2) | Page.objects.filter(pk__in=rubrics().values("pk")), a).specific
    parent.add_child(instance=RubricPage(title=name(b), slug=slug(), live=bool(b % 3), locale=parent.locale))


@operation
def publish(a: int, b: int) -> None:
    thing = page(a)
    if thing and not thing.alias_of_id:
        thing.title = name(b)
        thing.expire_at = None
        thing.save_revision().publish()


@operation
def save(a: int, b: int) -> None:
    thing = page(a)
    if thing:
        thing.title = name(b)
        thing.save()


@operation
def draft(a: int, b: int) -> None:
    thing = page(a)
    if thing and not thing.alias_of_id:
        thing.title = name(b)
        thing.save_revision()


@operation
def write_article(a: int, b: int) -> None:
    """Give an article other things to show."""
    article = pick(ArticlePage.objects.filter(alias_of=None), a)
    if article:
        picture = pick(LibraryImage.objects.all(), b)
        shown = [heading(name(b)), *(laureate(each) for each in [pick(Laureate.objects.all(), b)] if each)]
        shown += [related_pages(each) for each in [pick(pages(), b)] if each]
        article.body = body(*shown, *([image(picture)] if picture and b % 2 else []))
        article.cover = picture if b % 3 else None
        article.call = pick(CallForProjects.objects.all(), b)
        article.article_authors = [ArticleAuthor(author=each) for each in [pick(Author.objects.all(), b)] if each]
        article.also_in = [each for each in [pick(rubrics(), b)] if each]
        article.tags.set([f"mot{b % 3}"])
        article.save_revision().publish()


@operation
def unpublish(a: int, b: int) -> None:
    thing = page(a)
    if thing:
        thing.unpublish(set_expired=bool(b % 2))


@operation
def expire(a: int, b: int) -> None:
    thing = page(a)
    if thing:
        thing.expire_at = timezone.now() - timedelta(hours=1) if b % 2 else None
        thing.save()


@operation
def rename(a: int, b: int) -> None:
    thing = page(a)
    if thing:
        thing.slug = slug()
        thing.save()


@operation
def move(a: int, b: int) -> None:
    in_turn()
    thing, target = pick(pages(), a), pick(rubrics(), b)
    if thing and target and not (target == thing or target.is_descendant_of(thing)):
        thing.move(target, "last-child")


@operation
def reorder(a: int, b: int) -> None:
    in_turn()
    thing = pick(pages(), a)
    if thing:
        thing.move(thing.get_siblings()[0], "left")


@operation
def restrict_page(a: int, b: int) -> None:
    thing = pick(pages(), a)
    if thing:
        PageViewRestriction.objects.create(page=thing, restriction_type="login")


@operation
def open_page(a: int, b: int) -> None:
    restriction = pick(PageViewRestriction.objects.all(), a)
    if restriction:
        restriction.delete()


@operation
def delete_page(a: int, b: int) -> None:
    in_turn()
    thing = page(a)
    if thing:
        thing.delete()


@operation
def delete_pages(a: int, b: int) -> None:
    in_turn()
    Page.objects.filter(pk__in=[each.pk for each in (pick(pages(), a), pick(pages(), b)) if each]).delete()


@operation
def copy_pages(a: int, b: int) -> None:
    in_turn()
    thing = page(a)
    if thing:
        thing.copy(recursive=True, keep_live=bool(b % 2), update_attrs={"slug": slug()})


@operation
def alias_page(a: int, b: int) -> None:
    in_turn()
    thing, parent = page(a), pick(rubrics(), b)
    if thing and parent and not (parent == thing or parent.is_descendant_of(thing)):
        thing.create_alias(parent=parent, update_slug=slug(), recursive=True)


def snippets(number: int) -> QuerySet[Any]:
    return (Author, Laureate, CallForProjects)[number % 3].objects.all()


@operation
def edit_snippet(a: int, b: int) -> None:
    thing = pick(snippets(a), a // 3)
    if thing:
        thing.name = name(b)
        thing.save_revision().publish()


@operation
def unpublish_snippet(a: int, b: int) -> None:
    thing = pick(snippets(a), a // 3)
    if thing:
        thing.unpublish()


@operation
def expire_snippet(a: int, b: int) -> None:
    thing = pick(snippets(a), a // 3)
    if thing:
        thing.expire_at = timezone.now() - timedelta(hours=1) if b % 2 else None
        thing.save()


@operation
def delete_snippet(a: int, b: int) -> None:
    found = snippets(a).filter(pk__in=[each.pk for each in [pick(snippets(a), a // 3)] if each])
    if b % 2:
        found.delete()
    elif thing := found.first():
        thing.delete()


@operation
def award(a: int, b: int) -> None:
    call, winner = pick(CallForProjects.objects.all(), a), pick(Laureate.objects.all(), b)
    if call and winner:
        Award.objects.create(call=call, laureate=winner, project=slug())


@operation
def take_award_back(a: int, b: int) -> None:
    found = pick(Award.objects.all(), a)
    if found:
        found.delete()


@operation
def edit_image(a: int, b: int) -> None:
    picture = pick(LibraryImage.objects.all(), a)
    if picture:
        picture.title = name(b)
        picture.collection = pick(Collection.objects.all(), b)
        picture.save()


@operation
def delete_image(a: int, b: int) -> None:
    picture = pick(LibraryImage.objects.all(), a)
    if picture:
        picture.delete()


@operation
def restrict_collection(a: int, b: int) -> None:
    CollectionViewRestriction.objects.create(collection=pick(Collection.objects.all(), a), restriction_type="login")


@operation
def open_collection(a: int, b: int) -> None:
    restriction = pick(CollectionViewRestriction.objects.all(), a)
    if restriction:
        restriction.delete()


@operation
def redirect(a: int, b: int) -> None:
    target = pick(pages(), a) if b % 3 else None
    Redirect.objects.create(old_path=f"/{slug()}", redirect_page=target, redirect_link="" if target else "/ailleurs")


@operation
def change_redirect(a: int, b: int) -> None:
    found = pick(Redirect.objects.all(), a)
    if found and b % 2:
        found.redirect_page = pick(pages(), b)
        found.save()
    elif found:
        found.delete()


@operation
def write_menu(a: int, b: int) -> None:
    menu = pick(Menu.objects.all(), a)
    target = pick(pages(), b)
    if menu and target:
        menu.items = body(menu_item(page=target))
        menu.save()


@operation
def rename_tag(a: int, b: int) -> None:
    tag = pick(Tag.objects.all(), a)
    if tag:
        tag.name = slug()
        tag.save()
