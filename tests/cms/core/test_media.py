"""Uploaded files: renditions for everybody, originals for editors, documents by Wagtail's own view only."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.fixture
def uploads(tmp_path: Path, settings: object) -> Path:
    """Return a media folder with one file in each of Wagtail's folders."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    for folder in ("images", "original_images", "documents"):
        (tmp_path / "media" / folder).mkdir(parents=True)
        (tmp_path / "media" / folder / "file.txt").write_text(folder)
    (tmp_path / "secret.txt").write_text("outside")
    return tmp_path / "media"


@pytest.mark.usefixtures("uploads")
def test_renditions_are_public(client: Client) -> None:
    answer = client.get("/media/images/file.txt")

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"images"
    assert not answer.cookies
    assert "Cache-Control" not in answer


@pytest.mark.django_db
@pytest.mark.usefixtures("uploads")
@pytest.mark.parametrize(
    "path",
    [
        "original_images/file.txt",
        "documents/file.txt",
        "images/missing.txt",
        "images/",
        "images/../documents/file.txt",
        "images/../../secret.txt",
        "images/%00",
        "secret.txt",
    ],
)
def test_anything_else_does_not_exist(client: Client, path: str) -> None:
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("uploads")
def test_editors_see_originals_but_no_document(client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("editor"))

    original = client.get("/media/original_images/file.txt")

    assert b"".join(original.streaming_content) == b"original_images"
    assert original["Cache-Control"] == "private, no-store"
    assert client.get("/media/documents/file.txt").status_code == 404
