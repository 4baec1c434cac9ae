"""Writes what is published into the index, one thing or many."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Locale, Page

from cms.core.models import SearchDocument
from cms.core.search.backends import Words, backend
from cms.core.search.declarations import parts, searched_models
from cms.core.search.words import indexed

#: Things that are read and written together.
BATCH = 200
#: Letters of one thing that are indexed: a book of 16,000 words. PostgreSQL has a limit too.
MAX_CHARACTERS = 100_000


def index_all(queryset: QuerySet[Any], progress: Callable[[int], None] = lambda number: None) -> int:
    """Index things of one type, in batches; a bulk loader calls this for what it wrote without signals.

    Args:
        queryset: things of a type that search finds; those that aren't live are left out.
        progress: called after each batch with the number of things that it had.

    Returns:
        How many things were indexed.
    """
    live = queryset.filter(live=True).order_by("pk")
    total = 0
    for batch in _batches(iter(live.iterator(chunk_size=BATCH))):
        _write(batch)
        total += len(batch)
        progress(len(batch))
    return total


def index_stored(model: type[Any], key: int) -> None:
    """Bring the index up to date with one thing as it is stored: a draft that is only in memory stays out of it."""
    with transaction.atomic():
        if not index_all(model._default_manager.filter(pk=key)):
            forget(model, key)


def forget(model: type[Any], key: int) -> None:
    """Take one thing out of the index."""
    content_type = ContentType.objects.get_for_model(model)
    backend().forget(SearchDocument.objects.filter(content_type=content_type, object_id=key))


def forget_pages(pages: QuerySet[Page]) -> None:
    """Take pages out of the index, all at once."""
    backend().forget(SearchDocument.objects.filter(page__in=pages))


def rebuild(progress: Callable[[type[Any], int], None] = lambda model, number: None) -> int:
    """Make the whole index again. Searches find what they found before until it is done, or until its batch is.

    Args:
        progress: called after each batch with the type and the number of things that it had.

    Returns:
        How many things were indexed.
    """
    with backend().rebuilding():
        return sum(index_all(model._default_manager.all(), partial(progress, model)) for model in searched_models())


def _batches(things: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(things, BATCH)):
        yield batch


def _write(things: list[Any]) -> None:
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    backend().write([_document(thing, languages[thing.locale_id]) for thing in things])


def _document(thing: Any, language: str) -> tuple[SearchDocument, Words]:
    title = str(thing)
    summary, text = (part[:MAX_CHARACTERS] for part in parts(thing))
    document = SearchDocument(
        content_type=ContentType.objects.get_for_model(thing),
        object_id=thing.pk,
        page_id=thing.pk if isinstance(thing, Page) else None,
        kind=searched_models()[type(thing)],
        language=language,
        title=title,
        text="\n\n".join(part for part in (summary, text) if part),
        published_at=thing.first_published_at,
    )
    words = (tuple(indexed(part, language)) for part in (title, summary, text))
    return document, Words(*words)
