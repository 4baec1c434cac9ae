"""Functions that read the text of an environment variable; each raises ``ValueError``, with a sentence."""

import json
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

BASE_DIR = Path(__file__).resolve().parents[3]


def text(value: str) -> str:
    """Return the value as it is."""
    return value


def number(value: str) -> int:
    """Return a whole number, 0 or more."""
    if not value.isdecimal():
        raise ValueError(f'"{value}" is not a whole number.')
    return int(value)


def port(value: str) -> int:
    """Return a TCP port, 1 to 65535."""
    chosen = number(value)
    if not 1 <= chosen <= 65535:
        raise ValueError(f"{chosen} is not a port: choose one from 1 to 65535.")
    return chosen


def flag(value: str) -> bool:
    """Return True for 1, true, yes, on; False for 0, false, no, off."""
    answers = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(("0", "false", "no", "off"), False)
    if value.lower() not in answers:
        raise ValueError(f'"{value}" is neither 1 nor 0.')
    return answers[value.lower()]


def words(value: str) -> list[str]:
    """Return the comma-separated parts, without blanks around them."""
    return [word.strip() for word in value.split(",") if word.strip()]


#: As cms.newsroom.roles has them; settings are read before it can be.
ROLES = ("contributor", "editor", "chief-editor", "partner-manager", "administrator")


def roles(value: str) -> list[str]:
    """Return roles of the newsroom by their names; ``*`` stands for every account."""
    if unknown := [word for word in words(value) if word not in (*ROLES, "*")]:
        raise ValueError(f'"{unknown[0]}" is not one of {", ".join(ROLES)}, *.')
    return words(value)


def networks(value: str) -> list[IPv4Network | IPv6Network]:
    """Return the networks that the comma-separated parts name."""
    try:
        return [ip_network(word) for word in words(value)]
    except ValueError as error:
        raise ValueError(f'"{value}" is not a list of networks such as 10.1.0.0/16, 127.0.0.1.') from error


def log_level(value: str) -> str:
    """Return one of Python's level names."""
    if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
        raise ValueError(f'"{value}" is not one of DEBUG, INFO, WARNING, ERROR, CRITICAL.')
    return value.upper()


def folder(value: str) -> Path:
    """Return an absolute path; a relative one starts at the project's folder."""
    return BASE_DIR / value


def address(value: str) -> str:
    """Return an http(s) address without its final slash, or empty text."""
    if value and not _has_host(value, "http", "https"):
        raise ValueError(f'"{value}" is not an address that starts with http:// or https:// and names a host.')
    return value.rstrip("/")


def redis(value: str) -> str:
    """Return the address of a Redis server, or empty text."""
    if value and not (_has_host(value, "redis", "rediss") or value.startswith("unix:///")):
        raise ValueError(f'"{value}" is not an address such as redis://HOST:PORT/NUMBER.')
    return value


def _has_host(value: str, *schemes: str) -> bool:
    try:
        url = urlsplit(value)
        return url.scheme in schemes and bool(url.hostname) and url.port != 0
    except ValueError:
        return False


def frontend_cache(value: str) -> dict[str, dict[str, str]]:
    """Return Wagtail's settings of a cache from ``http://HOST:PORT`` or ``cloudflare://TOKEN@ZONE``."""
    url = urlsplit(value)
    if not value:
        return {}
    if url.scheme in {"http", "https"} and url.hostname:
        return {"default": {"BACKEND": "cms.syndication.purging.PurgedByRequest", "LOCATION": value.rstrip("/")}}
    if url.scheme == "cloudflare" and url.hostname and url.username:
        backend = "wagtail.contrib.frontend_cache.backends.CloudflareBackend"
        return {"default": {"BACKEND": backend, "ZONEID": url.hostname, "BEARER_TOKEN": unquote(url.username)}}
    raise ValueError("it should look like http://varnish:6081 or cloudflare://TOKEN@ZONE.")


def origins(value: str) -> list[str]:
    """Return comma-separated addresses such as ``https://example.org``; ``*`` stands for any."""
    return [word if word == "*" else _origin(word) for word in words(value)]


def _origin(value: str) -> str:
    origin = address(value)
    if urlsplit(origin).path:
        raise ValueError(f'"{origin}" is more than an origin: give https://example.org, without a path.')
    return origin


def database(value: str) -> dict[str, Any]:
    """Return Django's settings of one database from its URL.

    SQLite keeps readers and the writer apart (WAL) and waits for the writer's turn when a transaction starts,
    not in its middle, where waiting is impossible.
    """
    try:
        scheme = urlsplit(value).scheme
        config: dict[str, Any] = {**dj_database_url.parse(value, conn_max_age=600, conn_health_checks=True)}
    except ValueError:
        scheme, config = "", {}
    if scheme not in {"sqlite", "postgres", "postgresql"} or not config["NAME"]:
        raise ValueError("it should look like sqlite:///var/db.sqlite3 or postgres://user:password@host:5432/name.")
    if config["ENGINE"] == "django.db.backends.sqlite3":
        if config["NAME"] != ":memory:":
            config["NAME"] = str(BASE_DIR / config["NAME"])
        config["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        # Compiling a statement takes PostgreSQL 0.2 s where running it takes 0.01 s: our statements are short.
        config.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    return config


def documents(value: str) -> dict[str, str] | None:
    """Return the texts by id of a JSON file ``{"id": "query …"}``; None for empty text."""
    if not value:
        return None
    try:
        found = json.loads((BASE_DIR / value).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"{value} can't be read as JSON: {error}.") from error
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError(f"{value} must hold one JSON object of documents by id.")
    return {key.removeprefix("sha256:"): text for key, text in found.items()}


def mail(value: str) -> dict[str, Any]:
    """Return Django's ``EMAIL_*`` settings from ``console:``, ``smtp://``, ``smtp+tls://`` or ``smtps://``."""
    url = urlsplit(value)
    if url.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if url.scheme not in {"smtp", "smtp+tls", "smtps"} or not url.hostname:
        raise ValueError("it should look like console: or smtp+tls://user:password@host:587.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
        "EMAIL_USE_SSL": url.scheme == "smtps",
    }
