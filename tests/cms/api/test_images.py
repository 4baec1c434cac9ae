"""Pictures: in the presets only, from what has been rendered; no read ever makes a rendition."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import Storage

from cms.api.loaders.renditions import file_urls
from cms.core.images.presets import ImagePreset, all_specs
from cms.core.models import LibraryImage, Rendition
from tests.asking import ask, refusal
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db

RENDITION = "url width height mimeType"
PICTURE = f"sources {{ mimeType srcset sizes }} img {{ {RENDITION} }}"
PRESETS = [preset.name for preset in ImagePreset]


def cover(picture: Any, fields: str) -> dict:
    """Return an article's picture."""
    article = ArticleFactory(cover=LibraryImage.objects.get(pk=picture.pk))
    return ask(f"{{ article(id: {article.pk}) {{ cover {{ {fields} }} }} }}")["article"]["cover"]


def files() -> set[Path]:
    """Return every uploaded or rendered file."""
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_picture_answers_what_editors_wrote() -> None:
    picture = ImageFactory(title="Atelier", description="Une salle.", credit="Photo : Ali", width=40, height=30)

    fields = "id title alt credit width height focalPoint { x y } placeholder"
    assert cover(picture, fields) == {
        "id": str(picture.pk),
        "title": "Atelier",
        "alt": "Une salle.",
        "credit": "Photo : Ali",
        "width": 40,
        "height": 30,
        "focalPoint": None,
        "placeholder": "",
    }
    silent = cover(ImageFactory(description="", credit=""), "alt credit")
    assert silent == {"alt": "", "credit": ""}


def test_focal_point_is_told_as_shares() -> None:
    picture = ImageFactory(width=400, height=200)
    LibraryImage.objects.filter(pk=picture.pk).update(
        focal_point_x=100, focal_point_y=150, focal_point_width=10, focal_point_height=10
    )

    assert cover(picture, "focalPoint { x y }") == {"focalPoint": {"x": 0.25, "y": 0.75}}


@pytest.mark.parametrize("preset", PRESETS)
def test_an_empty_picture_stands_in_until_a_preset_is_rendered(preset: str) -> None:
    picture = ImageFactory(width=64, height=48)
    before = files()

    empty = {"url": EMPTY, "width": 64, "height": 48, "mimeType": "image/svg+xml"}
    fields = f"rendition(preset: {preset}) {{ {RENDITION} }} picture(preset: {preset}) {{ {PICTURE} }}"
    assert cover(picture, fields) == {"rendition": empty, "picture": {"sources": [], "img": empty}}
    assert Rendition.objects.count() == 0
    assert files() == before


EMPTY = (
    "data:image/svg+xml,%3Csvg%20xmlns%3D%22http%3A//www.w3.org/2000/svg%22%20width%3D%2264%22%20height%3D%2248%22/%3E"
)

SIZES = {
    "THUMB_100": (100, 50, [100]),
    "CARD_400": (400, 200, [100, 400]),
    "BODY_800": (800, 400, [100, 400, 800]),
    "WIDE_1200": (1200, 600, [100, 400, 800, 1200]),
    "HERO_1600": (1600, 800, [100, 400, 800, 1200, 1600]),
    "SOCIAL_1200X630": (1200, 630, [1200]),
    "SQUARE_400": (400, 400, [400]),
}


def test_every_preset_of_a_rendered_picture() -> None:
    picture = ImageFactory(width=1800, height=900, rendered=True)
    assert Rendition.objects.count() == len(all_specs()) == 21
    before = files()

    fields = " ".join(
        f"r{preset}: rendition(preset: {preset}) {{ {RENDITION} }} p{preset}: picture(preset: {preset}) {{ {PICTURE} }}"
        for preset in PRESETS
    )
    found = cover(picture, f"placeholder {fields}")
    stored = {each.filter_spec: f"http://localhost:8000{each.file.url}" for each in Rendition.objects.all()}
    assert found["placeholder"].startswith("data:image/webp;base64,")
    for preset, (width, height, widths) in SIZES.items():
        spec = ImagePreset[preset].value.spec
        own = {"url": stored[spec], "width": width, "height": height, "mimeType": "image/png"}
        assert found[f"r{preset}"] == found[f"p{preset}"]["img"] == own
        avif, webp = found[f"p{preset}"]["sources"]
        assert (avif["mimeType"], webp["mimeType"]) == ("image/avif", "image/webp")
        for source in (avif, webp):
            assert source["sizes"] == ImagePreset[preset].value.sizes
            offered = [entry.rsplit(" ", 1) for entry in source["srcset"].split(", ")]
            assert [size for _url, size in offered] == [f"{each}w" for each in widths]
            assert {url for url, _size in offered} <= set(stored.values())
    assert Rendition.objects.count() == 21
    assert files() == before


def test_small_picture_is_not_enlarged_and_each_width_is_offered_once() -> None:
    picture = ImageFactory(width=120, height=60, rendered=True)

    found = cover(picture, f"picture(preset: HERO_1600) {{ {PICTURE} }}")["picture"]
    assert (found["img"]["width"], found["img"]["height"]) == (120, 60)
    assert [[entry.rsplit(" ", 1)[1] for entry in source["srcset"].split(", ")] for source in found["sources"]] == [
        ["100w", "120w"]
    ] * 2


def test_rendition_for_an_earlier_focal_point_is_not_given() -> None:
    picture = ImageFactory(width=120, height=60, rendered=True)
    LibraryImage.objects.filter(pk=picture.pk).update(
        focal_point_x=10, focal_point_y=10, focal_point_width=5, focal_point_height=5
    )

    found = cover(picture, "square: rendition(preset: SQUARE_400) { url } card: rendition(preset: CARD_400) { url }")
    # The square is cut around the focal point, the card isn't cut.
    assert found["square"]["url"].startswith("data:image/svg+xml,")
    assert found["card"]["url"].startswith("http://localhost:8000/media/images/")


def test_reading_everything_of_a_picture_makes_nothing() -> None:
    ArticleFactory(cover=ImageFactory(), seo_image=ImageFactory())
    before = (files(), LibraryImage.objects.count(), list(LibraryImage.objects.values()))

    fields = " ".join(f"{preset}: picture(preset: {preset}) {{ {PICTURE} }}" for preset in PRESETS)
    ask(f"{{ articles {{ nodes {{ cover {{ {fields} }} seo {{ image {{ {fields} }} }} }} }} }}")
    assert Rendition.objects.count() == 0
    assert (files(), LibraryImage.objects.count(), list(LibraryImage.objects.values())) == before


@pytest.mark.parametrize("preset", ["WIDTH_9999", '"width-9999"', "CARD_401", "null", "400"])
def test_no_other_size_can_be_asked_for(preset: str) -> None:
    ArticleFactory(cover=ImageFactory())

    error = refusal(f"{{ articles {{ nodes {{ cover {{ rendition(preset: {preset}) {{ url }} }} }} }} }}", status=400)
    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert Rendition.objects.count() == 0


def test_a_preset_must_be_named() -> None:
    for field in ("rendition { url }", "picture { img { url } }"):
        error = refusal(f"{{ articles {{ nodes {{ cover {{ {field} }} }} }} }}", status=400)
        assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


class Signing(Storage):
    """A storage whose addresses hold for a while only."""

    def __init__(self) -> None:
        self.signed = 0

    def url(self, name: str | None) -> str:
        self.signed += 1
        return f"https://files.example.org/{name}?signed={self.signed}"


def test_an_address_that_a_storage_signs_is_signed_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rendition.file.field, "storage", Signing())

    assert [file_urls()("a.jpg") for _reader in range(2)] == [
        "https://files.example.org/a.jpg?signed=1",
        "https://files.example.org/a.jpg?signed=2",
    ]


def test_the_address_of_a_file_of_ours_is_the_cms_s() -> None:
    assert file_urls()("images/école d’été.jpg").endswith("/media/images/%C3%A9cole%20d%E2%80%99%C3%A9t%C3%A9.jpg")
