"""What the demo asks before it starts; each refusal is one line."""

import socket
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

from cms.core.management.commands.demo import demo_login, listens_to_this_machine_only
from cms.core.management.commands.load_demo import PASSWORD
from cms.core.readiness import NotReady, check_cache, check_database, check_media_folder, check_port


def test_a_free_port_is_fine() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    check_port("127.0.0.1", port)


def test_a_port_in_use_is_named_and_the_next_one_suggested() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(NotReady) as refusal:
            check_port("127.0.0.1", port)

    assert str(refusal.value) == (f"Port {port} is in use: free it, or choose another with PORT={port + 1} make demo.")


def test_the_demo_stops_at_a_port_in_use_before_it_touches_the_database() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with (
            override_settings(HOST="127.0.0.1", PORT=taken.getsockname()[1]),
            pytest.raises(SystemExit, match=r"^Error: Port \d+ is in use"),
        ):
            call_command("demo")


@pytest.mark.django_db
def test_a_database_that_can_be_written_is_fine_and_left_as_it_was() -> None:
    before = connection.introspection.table_names()

    check_database()

    assert connection.introspection.table_names() == before


def test_the_shared_cache_is_asked() -> None:
    away = {
        "documents": {
            "BACKEND": "cms.core.caches.SparedRedis",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }

    with (
        override_settings(CACHES=away),
        pytest.raises(NotReady, match=r"^The cache can't be reached: .*[^.]\. Check REDIS_URL\.$"),
    ):
        check_cache()


def test_the_media_folder_is_made(tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=str(tmp_path / "new" / "media")):
        check_media_folder()

    assert list((tmp_path / "new" / "media").iterdir()) == []


def test_a_media_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with (
        override_settings(MEDIA_ROOT=str(tmp_path / "file" / "media")),
        pytest.raises(NotReady, match=r"file/media can't be written: Not a directory\. Check MEDIA_ROOT\.$"),
    ):
        check_media_folder()


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("192.0.2.1", False)],
)
def test_an_address_that_others_can_reach_is_recognised(host: str, only_here: bool) -> None:
    assert listens_to_this_machine_only(host) is only_here


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "host", "login"),
    [
        (PASSWORD, "127.0.0.1", "demo / rubrique-demo"),
        (
            PASSWORD,
            "0.0.0.0",
            "demo / rubrique-demo  (others can reach 0.0.0.0: change this password now)",
        ),
        ("another", "0.0.0.0", "demo, with the password that you gave it"),
    ],
)
def test_the_login_is_printed_as_it_is_now(password: str, host: str, login: str) -> None:
    get_user_model().objects.create_superuser("demo", password=password)

    with override_settings(HOST=host):
        assert demo_login() == login


@pytest.mark.django_db
def test_no_login_is_printed_that_does_not_exist() -> None:
    assert demo_login() == "your own"
