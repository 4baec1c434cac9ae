"""Renditions: every preset once, made when asked, one row each."""

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from cms.core.images.presets import ImagePreset, all_specs
from cms.core.images.rendering import render_presets
from cms.core.models import LibraryImage, Rendition
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


def test_nothing_is_rendered_before_it_is_asked_for() -> None:
    image = ImageFactory()

    assert (image.renditions.count(), image.placeholder) == (0, "")


def test_every_preset_is_rendered_in_every_format() -> None:
    image = ImageFactory(width=64, height=36, rendered=True)

    assert sorted(image.renditions.values_list("filter_spec", flat=True)) == sorted(all_specs())
    assert len(all_specs()) == len(ImagePreset) * 3
    assert LibraryImage.objects.get(pk=image.pk).placeholder.startswith("data:image/webp;base64,")


def test_smaller_picture_is_not_enlarged() -> None:
    image = ImageFactory(width=64, height=36, rendered=True)

    sizes = {(each.width, each.height) for each in image.renditions.filter(filter_spec__startswith="width")}
    assert sizes == {(64, 36)}


def test_second_time_nothing_is_made_anew() -> None:
    image = ImageFactory(rendered=True)
    before = set(image.renditions.values_list("pk", "file"))

    render_presets(LibraryImage.objects.get(pk=image.pk))

    assert set(image.renditions.values_list("pk", "file")) == before


def test_rendition_exists_once() -> None:
    image = ImageFactory()
    fields = {
        "image": image,
        "filter_spec": "width-400",
        "focal_point_key": "",
        "width": 1,
        "height": 1,
        "file": "a.png",
    }
    Rendition.objects.create(**fields)

    with pytest.raises(IntegrityError), transaction.atomic():
        Rendition.objects.create(**fields)

    assert Rendition.objects.count() == 1


def test_stored_picture_is_rendered_once_it_is_committed(
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
        assert image.renditions.count() == 0

    assert image.renditions.count() == len(all_specs())


def test_picture_that_has_gone_is_passed_over(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    from cms.core.images.tasks import render_image

    render_image.call(987_654)

    assert Rendition.objects.count() == 0
