"""The pages on which a site from WordPress is imported, and the worker's part of it."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from blog.admin import wordpress_page
from blog.admin.wordpress_page import NEEDED
from blog.models import ArticlePage, RubricPage, WordpressImport
from blog.services.wordpress import importing
from blog.services.wordpress.background import Background
from cms.core.models import WorkerProcess
from cms.journal.models import Entry
from cms.newsroom.importing.models import Upload
from cms.newsroom.importing.uploads import prune
from cms.newsroom.roles.models import Role
from tests.factories import RubricFactory, UserFactory, account, make_site, seed_roles
from tests.factories.media import root_collection
from tests.factories.wordpress import category, post, term, wxr

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ADDRESS = "/admin/import/wordpress/"
NO_EXPORT = "Ce fichier n’est pas un export de WordPress (Outils → Exporter → Tout le contenu)."


@pytest.fixture(autouse=True)
def _a_site() -> None:
    make_site()
    root_collection()


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(UserFactory(username="claire"))
    return client


def work(background: Background | None = None) -> None:
    """Do all that the worker has to."""
    background = background or Background()
    while background.run():
        pass


def send(client: Client, content: bytes, name: str = "export.xml", **data: Any) -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content), **data})


def asked(client: Client, folder: Path, *parts: str) -> WordpressImport:
    """Return an import whose export was sent by the form."""
    response = send(client, wxr(folder, *parts).read_bytes())
    found = WordpressImport.objects.get()
    assert response.headers["Location"] == page_of(found)
    return found


def page_of(found: WordpressImport) -> str:
    return f"{ADDRESS}{found.pk}/"


def shown(client: Client, found: WordpressImport, query: str = "") -> str:
    return str(client.get(page_of(found) + query).content.decode())


def test_an_export_is_looked_through_and_nothing_is_written(chief: Client, tmp_path: Path) -> None:
    parts = (
        category("terrain", "Terrain"),
        post("=Visite", '[form id="1"]<p>a</p>', term("category", "terrain"), id=5),
        post("Trop", "<p>a" * 20_001),
        post("À propos", kind="page"),
        post("Jeté", status="trash"),
        post(kind="product"),
    )
    entries = Entry.objects.count()
    found = asked(chief, tmp_path, *parts)
    waiting = shown(chief, found)
    work()

    page = shown(chief, found)

    assert "L’export est en cours de lecture." in waiting
    assert '<th scope="row">Articles</th><td>1</td>' in page
    assert '<th scope="row">Rubriques</th><td>1</td>' in page
    assert "Laissé de côté : à la corbeille (1), product (1)." in page
    assert "[form] : Une extension de WordPress produit ceci" in page
    assert "Non importé." in page
    assert "Le texte est trop long pour un seul article" in page
    assert "Rien n’est encore écrit." in page
    assert (ArticlePage.objects.count(), RubricPage.objects.count(), Entry.objects.count()) == (0, 0, entries)


def test_it_is_imported_once_it_is_said_so(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, post("A"), post("B"))
    work()

    chief.post(page_of(found))
    assert ArticlePage.objects.count() == 0
    work()

    articles = ArticlePage.objects.order_by("title")
    assert [(each.title, each.owner.username, each.latest_revision.user.username) for each in articles] == [
        ("A", "claire", "claire"),
        ("B", "claire", "claire"),
    ]
    assert {entry.actor_id for entry in Entry.objects.filter(type="article")} == {articles[0].owner_id}
    page = shown(chief, found)
    assert "L’import est terminé." in page
    assert '<th scope="row">Redirections depuis les anciennes adresses</th><td>3</td>' in page
    assert Upload.objects.count() == 0


def test_the_same_export_again_has_nothing_new(chief: Client, tmp_path: Path) -> None:
    path = wxr(tmp_path, post("A"), post("B"))
    for _each in range(2):
        send(chief, path.read_bytes())
        work()
        chief.post(page_of(WordpressImport.objects.latest("pk")))
        work()

    page = shown(chief, WordpressImport.objects.latest("pk"))

    assert "2 ont déjà été importés, et restent tels quels." in page
    assert ArticlePage.objects.count() == 2


def test_progress_is_shown_and_a_killed_worker_is_followed_by_another(
    chief: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "PORTION", 2)
    found = asked(chief, tmp_path, *(post(f"Article {number}", "[form id='1']") for number in range(5)))
    work()
    chief.post(page_of(found))
    killed = Background()
    killed.run()
    killed.run()

    page = shown(chief, found)
    assert '<progress aria-labelledby="state" max="5" value="2">' in page
    assert "2 articles et pages sur 5." in page

    work()
    assert killed.run() is False
    found.refresh_from_db()
    assert (found.state, found.done, found.made["article"], found.outcomes.count()) == ("done", 5, 5, 5)
    assert ArticlePage.objects.count() == 5


def test_a_worker_that_was_given_up_too_early_makes_nothing_twice(
    chief: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "PORTION", 2)
    found = asked(chief, tmp_path, *(post(f"Article {number}") for number in range(5)))
    work()
    chief.post(page_of(found))
    frozen, other = Background(), Background()
    frozen.run()
    for _each in range(2):
        other.run()

    frozen.run()
    work(frozen)

    found.refresh_from_db()
    assert (found.state, found.done, found.made["article"], ArticlePage.objects.count()) == ("done", 5, 5, 5)


def test_without_a_worker_it_is_said_that_the_import_waits(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, post())

    assert "Aucun worker n’est là" in shown(chief, found)
    WorkerProcess.objects.create(host="a", pid=1, version="1", beats=1)
    assert "Aucun worker n’est là" not in shown(chief, found)


def test_an_export_that_is_cut_is_told_and_what_came_before_stays(
    chief: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = wxr(tmp_path, post("A"), post("B")).read_bytes()
    send(chief, content[: content.rindex(b"<item>")])
    found = WordpressImport.objects.get()
    work()

    page = shown(chief, found)

    assert "À la ligne 2, l’export est coupé, endommagé, ou dans un autre encodage que celui qu’il annonce" in page
    assert ArticlePage.objects.count() == 0


def test_what_nobody_foresaw_is_told_and_can_be_gone_on_with(
    chief: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "PORTION", 2)
    found = asked(chief, tmp_path, *(post(f"Article {number}") for number in range(5)))
    work()
    chief.post(page_of(found))
    with monkeypatch.context() as broken:
        store, calls = importing.store, iter((False, True))

        def failing(*arguments: Any) -> None:
            if next(calls):
                raise KeyError("secret_column")
            store(*arguments)

        broken.setattr(importing, "store", failing)
        work()

    page = shown(chief, found)
    assert "Il s’est produit quelque chose que personne n’avait prévu." in page
    assert "secret_column" not in page
    assert ArticlePage.objects.count() == 2

    chief.post(page_of(found))
    work()
    found.refresh_from_db()
    assert (found.state, found.made["article"], ArticlePage.objects.count()) == ("done", 5, 5)


def test_a_database_that_was_away_is_no_failure(chief: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = asked(chief, tmp_path, post())
    background = Background()
    with monkeypatch.context() as away:
        away.setattr(importing.Memory, "__init__", _unreachable)
        with pytest.raises(OperationalError):
            background.run()

    work(background)

    found.refresh_from_db()
    assert (found.state, found.made["article"]) == ("done", 1)


def _unreachable(*arguments: Any) -> None:
    raise OperationalError("server closed the connection")


def test_an_export_that_was_forgotten_meanwhile_is_told(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, post())
    work()
    Upload.objects.update(created_at=timezone.now() - timedelta(hours=25))
    prune()

    page = chief.post(page_of(found), follow=True).content.decode()

    assert "n’est plus là : choisissez-le de nouveau" in page
    assert 'type="submit" class="button">Importer<' not in shown(chief, found)
    assert ArticlePage.objects.count() == 0


def test_an_export_that_is_forgotten_while_it_waits_is_told(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, post())
    Upload.objects.all().delete()
    work()

    assert "n’est plus là : choisissez-le de nouveau" in shown(chief, found)


def test_one_import_is_done_at_a_time(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, post())

    response = send(chief, wxr(tmp_path, post()).read_bytes())

    assert response.context["form"].non_field_errors() == [
        "Un autre import est en cours : attendez qu’il soit terminé."
    ]
    assert page_of(found) in response.content.decode()
    assert (WordpressImport.objects.count(), Upload.objects.count()) == (1, 1)


def test_pressing_twice_imports_once(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, post())
    work()
    for _each in range(2):
        chief.post(page_of(found))
    work()
    chief.post(page_of(found))
    work()

    assert ArticlePage.objects.count() == 1


def test_what_is_lost_is_shown_fifty_posts_at_a_time_and_all_of_it_in_a_table(chief: Client, tmp_path: Path) -> None:
    found = asked(chief, tmp_path, *(post(f"=Article {number}", "[form id='1']") for number in range(51)))
    work()

    first, second = shown(chief, found), shown(chief, found, "?p=2")
    table = chief.get(f"{page_of(found)}report.csv").content.decode("utf-8-sig")

    assert ("=Article 49<" in first, "=Article 50<" in first, "=Article 50<" in second) == (True, False, True)
    rows = list(csv.reader(io.StringIO(table, newline=""), delimiter=";"))
    assert rows[0] == ["Article", "Titre", "Adresse", "Quoi", "Pourquoi"]
    assert [row[1] for row in rows[1:]] == [f"'=Article {number}" for number in range(51)]


def bomb() -> bytes:
    """Return a zip archive of a hundredth of its content."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("export.xml", bytes(20 * 1024 * 1024))
    return archive.getvalue()


BOMB = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
ENTITIES = f'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{BOMB}]><rss><channel>&j;</channel></rss>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html><body>Un site</body></html>", NO_EXPORT),
        (b"Un texte.", NO_EXPORT),
        (bomb(), NO_EXPORT),
        (ENTITIES.encode(), NO_EXPORT),
        (b'<!DOCTYPE r SYSTEM "http://127.0.0.1/secret"><rss/>', NO_EXPORT),
        (b"<rss><channel>" + b"<a/>" * 500_000, NO_EXPORT),
        ("<rss><channel>Été</channel></rss>".encode("utf-16"), NO_EXPORT),
        ("<rss><channel>Été</channel></rss>".encode("cp1252"), NO_EXPORT),
        (b"", "Le fichier soumis est vide."),
        (bytes(100 * 1024 * 1024), "Le fichier dépasse 64 Mo."),
    ],
    ids=["page", "text", "bomb", "entities", "external", "feed", "utf-16", "cp1252", "empty", "100 MB"],
)
def test_what_is_no_export_is_refused_with_a_sentence(chief: Client, content: bytes, sentence: str) -> None:
    response = send(chief, content)

    assert (response.status_code, response.context["form"].errors["file"]) == (200, [sentence])
    assert (Upload.objects.count(), WordpressImport.objects.count()) == (0, 0)


def everywhere(found: WordpressImport) -> Iterator[tuple[str, str]]:
    yield "get", ADDRESS
    yield "post", ADDRESS
    yield "get", page_of(found)
    yield "post", page_of(found)
    yield "get", f"{page_of(found)}report.csv"


def refused(client: Client, found: WordpressImport, user: User) -> bool:
    """Tell whether all of it is hidden from somebody who can open the admin."""
    client.force_login(user)
    answers = [getattr(client, method)(address).status_code for method, address in everywhere(found)]
    hidden = ADDRESS not in client.get("/admin/").content.decode()
    return hidden and answers == [302] * len(answers)


@pytest.mark.parametrize("missing", NEEDED)
def test_who_may_not_make_all_that_it_makes_may_not_import(
    chief: Client, client: Client, tmp_path: Path, missing: str
) -> None:
    found = asked(chief, tmp_path, post())
    work()
    seed_roles()
    user = account(Role.CHIEF_EDITOR)
    assert wordpress_page.may_import_sites(user)
    app, codename = missing.split(".")
    permission = Permission.objects.get(codename=codename, content_type__app_label=app)
    user.groups.get().permissions.remove(permission)

    assert refused(client, found, User.objects.get(pk=user.pk))
    work()
    assert (ArticlePage.objects.count(), WordpressImport.objects.count()) == (0, 1)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR, Role.PARTNER_MANAGER])
def test_editors_of_a_rubric_cannot_import_into_the_others(
    chief: Client, client: Client, tmp_path: Path, role: Role
) -> None:
    found = asked(chief, tmp_path, post("A", "a", term("category", "autre")))
    work()
    seed_roles()
    rubric = RubricFactory(slug="a-moi")
    RubricFactory(slug="autre")

    assert refused(client, found, account(role, rubric) if role == Role.EDITOR else account(role))
    work()
    assert ArticlePage.objects.count() == 0


@pytest.mark.parametrize("role", [Role.CHIEF_EDITOR, Role.ADMINISTRATOR])
def test_who_publishes_everywhere_finds_it_in_the_menu(client: Client, role: Role) -> None:
    seed_roles()
    client.force_login(account(role))

    assert ADDRESS in client.get("/admin/").content.decode()
    assert client.get(ADDRESS).status_code == 200


def test_an_import_that_there_is_not_is_not_found(chief: Client) -> None:
    assert chief.get(f"{ADDRESS}999/").status_code == 404


def test_strangers_are_sent_to_the_login(client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"].startswith("/admin/login/")
