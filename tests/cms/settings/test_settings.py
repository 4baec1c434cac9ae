"""Environment variables: read, refused in one line, and documented."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cms.settings import env
from cms.settings.dev import kept_secret
from cms.settings.reference import settings_page


def test_documentation_is_written_from_the_declared_variables() -> None:
    assert (settings.BASE_DIR / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


@pytest.mark.parametrize("variable", env.VARIABLES.values(), ids=lambda variable: variable.name)
def test_each_variable_is_explained_and_its_default_can_be_read(variable: env.Variable[object]) -> None:
    assert variable.help.endswith(".")
    variable.parse(variable.default)


def test_a_name_is_declared_once() -> None:
    declared = dict(env.VARIABLES)

    with pytest.raises(ValueError, match="PORT is declared twice"):
        env.declare("PORT", str, "", "Again.")

    assert declared == env.VARIABLES


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")

    assert env.PORT.read() == 8000


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        (env.PORT, "8001", 8001),
        (env.DEBUG, "Yes", True),
        (env.DEBUG, "off", False),
        (env.ALLOWED_HOSTS, " a.org , b.org,", ["a.org", "b.org"]),
        (env.CMS_URL, "https://cms.example.org/", "https://cms.example.org"),
        (env.CORS_ORIGINS, "https://a.org/,*", ["https://a.org", "*"]),
        (env.REDIS_URL, "rediss://:s@cache.example.org/1", "rediss://:s@cache.example.org/1"),
        (env.REDIS_URL, "unix:///run/redis.sock", "unix:///run/redis.sock"),
        (env.LOG_LEVEL, "debug", "DEBUG"),
        (env.MEDIA_ROOT, "/srv/media", Path("/srv/media")),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_text_becomes_a_value(
    monkeypatch: pytest.MonkeyPatch, variable: env.Variable[object], text: str, value: object
) -> None:
    monkeypatch.setenv(variable.name, text)

    assert variable.read() == value


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        (env.PORT, "http", 'PORT can\'t be used: "http" is not a whole number.'),
        (env.PORT, "70000", "PORT can't be used: 70000 is not a port: choose one from 1 to 65535."),
        (env.DEBUG, "perhaps", 'DEBUG can\'t be used: "perhaps" is neither 1 nor 0.'),
        (
            env.DATABASE_URL,
            "mysql://localhost/x",
            "DATABASE_URL can't be used: it should look like sqlite:///var/db.sqlite3 "
            "or postgres://user:password@host:5432/name.",
        ),
        (
            env.READER_URL,
            "example.org",
            'READER_URL can\'t be used: "example.org" is not an address that starts with http:// or https:// and names '
            "a host.",
        ),
        (
            env.CMS_URL,
            "https://",
            'CMS_URL can\'t be used: "https://" is not an address that starts with http:// or https:// and names a host.',
        ),
        (
            env.CORS_ORIGINS,
            "https://a.org, http://[b",
            'CORS_ORIGINS can\'t be used: "http://[b" is not an address that starts with http:// or https:// and names '
            "a host.",
        ),
        (
            env.CORS_ORIGINS,
            "https://a.org/page",
            'CORS_ORIGINS can\'t be used: "https://a.org/page" is more than an origin: give https://example.org, without '
            "a path.",
        ),
        (
            env.REDIS_URL,
            "localhost:6379",
            'REDIS_URL can\'t be used: "localhost:6379" is not an address such as redis://HOST:PORT/NUMBER.',
        ),
        (
            env.LOG_LEVEL,
            "loud",
            'LOG_LEVEL can\'t be used: "loud" is not one of DEBUG, INFO, WARNING, ERROR, CRITICAL.',
        ),
        (
            env.EMAIL_URL,
            "pigeon://x",
            "EMAIL_URL can't be used: it should look like console: or smtp+tls://user:password@host:587.",
        ),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_what_cannot_be_read_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, variable: env.Variable[object], text: str, sentence: str
) -> None:
    monkeypatch.setenv(variable.name, text)

    with pytest.raises(ImproperlyConfigured) as refusal:
        variable.read()

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "db.sqlite3",
        "postgres://",
        "postgres://host",
        "postgres://u:p@host:port/name",
        "postgres://u:p@host:99999/name",
        "postgres://[bad/name",
    ],
)
def test_a_database_address_without_a_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"it should look like"):
        env.DATABASE_URL.parse(text)


def test_sqlite_waits_for_the_writers_turn_when_a_transaction_starts() -> None:
    config = env.DATABASE_URL.parse("sqlite:////srv/cms.sqlite3")

    assert config["NAME"] == "/srv/cms.sqlite3"
    assert config["OPTIONS"] == {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }


def test_postgresql_keeps_its_connections_and_tests_them() -> None:
    config = env.DATABASE_URL.parse("postgres://me:s%40crt@db.example.org:5433/news")

    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["USER"], config["PASSWORD"], config["HOST"], config["PORT"], config["NAME"]) == (
        "me",
        "s@crt",
        "db.example.org",
        5433,
        "news",
    )
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (600, True)


def test_mail_goes_where_its_address_says() -> None:
    assert env.EMAIL_URL.parse("smtps://me:s%40crt@mail.example.org") == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": 465,
        "EMAIL_HOST_USER": "me",
        "EMAIL_HOST_PASSWORD": "s@crt",
        "EMAIL_USE_TLS": False,
        "EMAIL_USE_SSL": True,
    }


def test_a_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret"

    secret = kept_secret(file)

    assert len(secret) == 50
    assert kept_secret(file) == secret
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_secret_that_cannot_be_kept_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ImproperlyConfigured, match=r"secret can't be written: File exists\.$"):
        kept_secret(tmp_path / "file" / "secret")


def test_grapple_stands_after_the_snippets_and_the_content_apps() -> None:
    assert settings.INSTALLED_APPS[-1] == "grapple"
    assert [app for app in settings.INSTALLED_APPS if app in settings.CONTENT_APPS] == settings.CONTENT_APPS


def test_trusted_documents_are_read_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = tmp_path / "documents.json"
    manifest.write_text('{"sha256:abc": "{ site { name } }", "home-1": "{ site { url } }"}', encoding="utf-8")
    monkeypatch.setenv("TRUSTED_DOCUMENTS", str(manifest))
    assert env.TRUSTED_DOCUMENTS.read() == {"abc": "{ site { name } }", "home-1": "{ site { url } }"}
    monkeypatch.setenv("TRUSTED_DOCUMENTS", "")
    assert env.TRUSTED_DOCUMENTS.read() is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "can't be read as JSON"),
        ("{", "can't be read as JSON"),
        ("[]", "must hold one JSON object"),
        ('{"a": 1}', "must hold one JSON object"),
    ],
)
def test_a_manifest_that_is_none_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, reason: str
) -> None:
    manifest = tmp_path / "documents.json"
    if text is not None:
        manifest.write_text(text, encoding="utf-8")
    monkeypatch.setenv("TRUSTED_DOCUMENTS", str(manifest))

    with pytest.raises(ImproperlyConfigured, match=f"TRUSTED_DOCUMENTS can't be used: .*{reason}") as refused:
        env.TRUSTED_DOCUMENTS.read()

    assert "\n" not in str(refused.value)
