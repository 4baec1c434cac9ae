"""What is no picture, or too much of one, is refused by the admin's own upload pages, and nothing is kept."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection

from cms.core.models import LibraryImage
from tests.factories import UserFactory, png
from tests.factories.media import root_collection

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NO_PICTURE = "Téléversez une image valide. Le fichier que vous avez transféré n’est pas une image ou bien est corrompu."
NOT_SUPPORTED = "Format d'image non supporté. Formats supportés : AVIF, GIF, JPG, JPEG, PNG, WEBP."


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """Return a black PNG of some kilobytes, whose colours would fill the memory."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + width // 8) * min(height, 10_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((400, 300), 50).convert("RGB").save(file, "JPEG")
    return file.getvalue()


BAD = {
    "script in an SVG": ("dessin.svg", SVG, NOT_SUPPORTED),
    "SVG that says it is a PNG": ("dessin.png", SVG, "Image .png non valide. L'extension de fichier ne correspond pas au format du fichier (svg)"),
    "JPEG that says it is a PNG": ("photo.png", jpeg(), "Image .png non valide. L'extension de fichier ne correspond pas au format du fichier (jpeg)"),
    "page that says it is a PNG": ("page.png", b"<html><script>alert(1)</script>", NO_PICTURE),
    "broken picture": ("cassee.png", b"\x89PNG but no more", NO_PICTURE),
    "picture that was cut": ("coupee.jpg", jpeg()[:5_000], NO_PICTURE),
    "small bomb": ("bombe.png", bomb(9_000, 9_000), "Ce fichier a un trop grand nombre de pixels (81000000). Nombre maximum de pixels 64000000."),
    "large bomb": ("bombe.png", bomb(60_000, 60_000), "Ce fichier a un trop grand nombre de pixels (nombre inconnu). Nombre maximum de pixels 64000000."),
    "100 MB": ("grande.png", png() + bytes(100 * 1024 * 1024), "Ce fichier est trop gros (100,0\u00a0Mio). La taille de fichier maximale est de 20,0\u00a0Mio."),
}  # fmt: skip


@pytest.fixture
def editor(client: Client) -> Client:
    root_collection()
    client.force_login(UserFactory())
    return client


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def upload(editor: Client, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content, content_type="image/png")
    fields = {"title": "Une image", "file": file, "collection": Collection.objects.get().pk}
    return editor.post("/admin/images/add/", fields)


@pytest.mark.parametrize("case", BAD)
def test_one_bad_picture_is_refused_with_a_sentence(editor: Client, case: str) -> None:
    name, content, sentence = BAD[case]
    before = files()

    response = upload(editor, name, content)

    assert response.status_code == 200
    assert response.context["form"].errors["file"][0] == sentence
    assert LibraryImage.objects.count() == 0
    assert files() == before


@pytest.mark.parametrize("case", BAD)
def test_a_bad_picture_among_several_is_refused_with_a_sentence(editor: Client, case: str) -> None:
    name, content, sentence = BAD[case]
    before = files()

    response = editor.post(
        "/admin/images/multiple/add/",
        {"title": "Une image", "files[]": SimpleUploadedFile(name, content), "collection": Collection.objects.get().pk},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert (response.status_code, response.json()["success"]) == (200, False)
    assert sentence in response.json()["error_message"]
    assert LibraryImage.objects.count() == 0
    assert files() == before


def test_a_good_picture_is_kept(editor: Client) -> None:
    response = upload(editor, "photo.jpg", jpeg())

    assert response.status_code == 302
    image = LibraryImage.objects.get()
    assert (image.width, image.height, image.title) == (400, 300, "Une image")


def test_the_form_looks_as_wagtail_made_it(editor: Client) -> None:
    page = editor.get("/admin/images/add/").content.decode()

    assert 'data-w-sync-target-value="#id_title"' in page
    assert 'accept="image/*' in page
