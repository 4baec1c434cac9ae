"""Brings the indexes of search and of references up to date for objects that were stored without signals."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from cms.core.search.indexing import index_all


def index_for_search(objects: list[Any]) -> None:
    """Add objects of one type to the readers' search, and to Wagtail's, which editors use."""
    model = type(objects[0])
    index_all(model._default_manager.filter(pk__in=[each.pk for each in objects]))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, objects)


def index_references_again(objects: list[Any]) -> None:
    """Record what objects of one type refer to, in place of what was recorded before."""
    content_type = ContentType.objects.get_for_model(objects[0])
    keys = [str(each.pk) for each in objects]
    ReferenceIndex.objects.filter(content_type=content_type, object_id__in=keys).delete()
    index_references(objects)


def index_references(objects: list[Any]) -> None:
    """Record what new objects of one type refer to.

    As ``ReferenceIndex.create_or_update_for_object`` does, which asks for each object what was recorded before.
    """
    model = type(objects[0])
    types = [ContentType.objects.get_for_model(each) for each in (model, *model._meta.get_parent_list())]
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_type=types[0],
            base_content_type=types[-1],
            object_id=str(each.pk),
            to_content_type_id=to_type,
            to_object_id=to_object,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for each in objects
        for to_type, to_object, model_path, content_path in set(ReferenceIndex._extract_references_from_object(each))
    )
