"""Pictures of an export: from a folder, or from the old site where that is allowed."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import LazySettings

from blog.models import ArticlePage
from blog.services.wordpress import Options
from cms.core.models import LibraryImage
from tests.blog.services.wordpress.importing import PICTURE, losses, run, uploads
from tests.factories import png
from tests.factories.wordpress import SITE, attachment, meta, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_in_french")]


def test_pictures_come_from_the_folder_the_original_rather_than_a_copy(tmp_path: Path) -> None:
    options = Options(media=uploads(tmp_path), apply=True)
    url = f"{SITE}/wp-content/uploads/2019/port.png"

    report = run(
        tmp_path,
        attachment(7, url, alt="Port au matin"),
        post("A", PICTURE, meta("_thumbnail_id", "7")),
        post("B", '[gallery ids="7"]'),
        options=options,
    )

    image = LibraryImage.objects.get()
    first, second = ArticlePage.objects.order_by("pk")
    assert (first.cover, first.body[0].value["image"], first.body[0].value["alt"]) == (image, image, "Un port")
    assert second.body[0].value["image"] == image
    assert second.body[0].value["alt"] == ""
    assert (report.made["picture"], image.description) == (1, "Un port")


@pytest.mark.parametrize(
    "src",
    [f"{SITE}/wp-content/uploads/../../../etc/passwd", f"{SITE}/wp-content/uploads/%2e%2e/export.xml", f"{SITE}/wp-content/uploads//etc/hostname", "https://autre.example.org/a.png", "x", f"{SITE}/wp-content/uploads/%00"],
)  # fmt: skip
def test_pictures_that_are_not_in_the_folder_are_listed_and_nothing_else_is_read(tmp_path: Path, src: str) -> None:
    report = run(
        tmp_path, post("A", f'<p>a</p><img alt="x" src="{src}">'), options=Options(media=uploads(tmp_path), apply=True)
    )

    assert losses(report) == [
        ("x", "Cette image n’a pas été trouvée : donnez le dossier wp-content/uploads, ou permettez de la télécharger.")
    ]
    assert (ArticlePage.objects.count(), LibraryImage.objects.count()) == (1, 0)


class Pictures(BaseHTTPRequestHandler):
    """A web server of the old site."""

    def do_GET(self) -> None:
        found = self.path == "/wp-content/uploads/2019/port.png"
        content = png() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def old_site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Pictures)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_pictures_are_fetched_from_the_sites_own_host_if_that_is_allowed(
    tmp_path: Path, old_site: str, settings: LazySettings
) -> None:
    settings.OUTGOING_NETWORKS = [ip_network("127.0.0.0/8")]
    content = PICTURE.replace(SITE, old_site) + '<img alt="ailleurs" src="http://127.0.0.2/a.png">'

    report = run(tmp_path, post("A", content), options=Options(fetch=True, apply=True), site=old_site)

    assert LibraryImage.objects.get().description == "Un port"
    assert [what for what, _reason in losses(report)] == ["ailleurs"]


def test_pictures_are_never_fetched_from_a_private_address(tmp_path: Path, old_site: str) -> None:
    report = run(
        tmp_path, post("A", PICTURE.replace(SITE, old_site)), options=Options(fetch=True, apply=True), site=old_site
    )

    assert losses(report) == [("Un port", "L’hôte 127.0.0.1 mène à un réseau privé.")]
    assert LibraryImage.objects.count() == 0
