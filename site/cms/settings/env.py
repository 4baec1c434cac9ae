"""Every environment variable that the project reads: its name, type, default and meaning, declared once.

``docs/settings.md`` is written from this list.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

from cms.settings import parsers

T = TypeVar("T")


@dataclass(frozen=True)
class Variable(Generic[T]):
    """One environment variable.

    ``parse`` turns the text into a value, or raises ``ValueError`` with a sentence. ``default`` is text too,
    so that the documentation shows what one would type.
    """

    name: str
    parse: Callable[[str], T]
    default: str
    help: str

    def read(self) -> T:
        """Return the variable's value, or its default's when it is unset or empty.

        Raises ``ImproperlyConfigured``, in one line that names the variable, when the text can't be read.
        """
        text = os.environ.get(self.name, "").strip() or self.default
        try:
            return self.parse(text)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name} can't be used: {error}") from error


VARIABLES: dict[str, Variable[Any]] = {}


def declare(name: str, parse: Callable[[str], T], default: str, help: str) -> Variable[T]:
    """Add a variable to ``VARIABLES`` and return it; raises ``ValueError`` when the name is taken."""
    if name in VARIABLES:
        raise ValueError(f"{name} is declared twice")
    variable = VARIABLES[name] = Variable(name, parse, default, help)
    return variable


HOST = declare("HOST", parsers.text, "127.0.0.1", "Network address that the server listens on.")
PORT = declare("PORT", parsers.port, "8000", "Port that the server listens on.")
ALLOWED_HOSTS = declare(
    "ALLOWED_HOSTS",
    parsers.words,
    "localhost,127.0.0.1,[::1]",
    "Host names that the CMS answers to, separated by commas; the one of CMS_URL is added.",
)
CMS_URL = declare("CMS_URL", parsers.address, "", "Public address of the CMS. Empty: http://localhost with the PORT.")
READER_URL = declare(
    "READER_URL", parsers.address, "", "Public address of the readers' site. Empty: the same as CMS_URL."
)
CORS_ORIGINS = declare(
    "CORS_ORIGINS",
    parsers.origins,
    "",
    "Origins whose pages may call the API from a browser, separated by commas; * for any.",
)
SECRET_KEY = declare(
    "SECRET_KEY",
    parsers.text,
    "",
    "Signs sessions and tokens. Production requires it; elsewhere one is made and kept in var/secret_key.",
)
DEBUG = declare("DEBUG", parsers.flag, "0", "Shows error pages with source code; read by cms.settings.dev only.")
DATABASE_URL = declare(
    "DATABASE_URL",
    parsers.database,
    "sqlite:///var/db.sqlite3",
    "The database: sqlite:///FILE or postgres://USER:PASSWORD@HOST:PORT/NAME.",
)
TRANSACTION_POOLER = declare(
    "TRANSACTION_POOLER",
    parsers.flag,
    "0",
    "PostgreSQL is behind PgBouncer or the like in transaction mode: nothing is set on a connection that would outlast "
    "a transaction. Give the role a statement_timeout instead.",
)
REDIS_URL = declare(
    "REDIS_URL",
    parsers.redis,
    "",
    "Where processes share what they count and the documents that they know by hash, redis://HOST:PORT/NUMBER. "
    "Empty: each has its own.",
)
OPENSEARCH_URL = declare(
    "OPENSEARCH_URL",
    parsers.address,
    "",
    "The search server, http://USER:PASSWORD@HOST:9200/INDEX. Empty: the database searches. "
    "After a change: manage.py rebuild_search.",
)
MEDIA_ROOT = declare("MEDIA_ROOT", parsers.folder, "var/media", "Folder of the uploaded files.")
PREVIEW_URL = declare(
    "PREVIEW_URL",
    parsers.address,
    "",
    "Address of the frontend that shows drafts; it gets token and contentType. Empty: the built-in reader shows them.",
)
SERVE_MEDIA = declare("SERVE_MEDIA", parsers.flag, "1", "Serve uploaded images; 0 where a web server in front does it.")
STATIC_ROOT = declare("STATIC_ROOT", parsers.folder, "var/static", "Folder that collectstatic writes to.")
EMAIL_URL = declare(
    "EMAIL_URL",
    parsers.mail,
    "console:",
    "Where mail goes: console:, smtp://, smtp+tls:// or smtps://USER:PASSWORD@HOST:PORT.",
)
EMAIL_FROM = declare("EMAIL_FROM", parsers.text, "rubrique@localhost", "Sender of the mail that the CMS writes.")
LOG_LEVEL = declare("LOG_LEVEL", parsers.log_level, "INFO", "Least level that is logged, to standard error.")
HSTS_SECONDS = declare(
    "HSTS_SECONDS",
    parsers.number,
    "2592000",
    "Production: how long browsers remember to use HTTPS only, in seconds.",
)
TRUST_PROXY = declare(
    "TRUST_PROXY",
    parsers.flag,
    "0",
    "Production: believe X-Forwarded-Proto. Only behind a proxy that always sets it itself.",
)
TRUSTED_PROXIES = declare(
    "TRUSTED_PROXIES",
    parsers.number,
    "0",
    "How many proxies of ours stand in front, each adding the address it saw to X-Forwarded-For. "
    "Requests are limited per address.",
)
TRUSTED_DOCUMENTS = declare(
    "TRUSTED_DOCUMENTS",
    parsers.documents,
    "",
    "A JSON file of GraphQL documents by id. Nothing else is answered then. Empty: any document is.",
)
REQUESTS_PER_MINUTE = declare(
    "REQUESTS_PER_MINUTE",
    parsers.number,
    "600",
    "How many GraphQL requests one address may send in a minute; 0 for any number. "
    "Without REDIS_URL each process counts on its own.",
)
DATA_REQUESTS_PER_MINUTE = declare(
    "DATA_REQUESTS_PER_MINUTE",
    parsers.number,
    "60",
    "How many files of open data one address may ask for in a minute; 0 for any number. "
    "Without REDIS_URL each process counts on its own.",
)
JOURNAL_KEEP_DAYS = declare(
    "JOURNAL_KEEP_DAYS",
    parsers.number,
    "30",
    "How many days the journal keeps entries that a newer one about the same thing replaces.",
)
JOURNAL_KEEP_WITHDRAWALS_DAYS = declare(
    "JOURNAL_KEEP_WITHDRAWALS_DAYS",
    parsers.number,
    "730",
    "How many days the journal keeps withdrawals. Partners that were away for longer must synchronise anew.",
)
OUTGOING_NETWORKS = declare(
    "OUTGOING_NETWORKS",
    parsers.networks,
    "",
    "Private networks that webhooks, link checks and sign-on may reach all the same, such as 10.1.0.0/16, "
    "separated by commas.",
)
API_PLANS = declare(
    "API_PLANS",
    parsers.flag,
    "1",
    "Answer GraphQL documents by compiled plans; 0 to run every resolver as graphql-core does, to compare.",
)
WEBHOOK_KEEP_DAYS = declare(
    "WEBHOOK_KEEP_DAYS",
    parsers.number,
    "30",
    "How many days the log of webhooks keeps deliveries that are done, with their attempts.",
)
FRONTEND_CACHE = declare(
    "FRONTEND_CACHE",
    parsers.frontend_cache,
    "",
    "The cache in front of the readers' site, from which the worker removes what changed: http://HOST:PORT, which "
    "takes PURGE requests as Varnish does, or cloudflare://TOKEN@ZONE. Empty: none.",
)
WEBSUB_HUB = declare(
    "WEBSUB_HUB",
    parsers.address,
    "",
    "A WebSub hub, which tells the subscribers of feeds of each change; the worker tells the hub. Empty: none.",
)
SECOND_FACTOR_ROLES = declare(
    "SECOND_FACTOR_ROLES",
    parsers.roles,
    "",
    "Roles whose accounts must have a second factor, separated by commas: contributor, editor, chief-editor, "
    "partner-manager, administrator; * for all. Everybody else may have one.",
)
OIDC_ISSUER = declare(
    "OIDC_ISSUER",
    parsers.address,
    "",
    "A provider of OpenID Connect at which people can sign on, as it names itself. Empty: by password only.",
)
OIDC_CLIENT_ID = declare("OIDC_CLIENT_ID", parsers.text, "", "The name by which the provider knows this CMS.")
OIDC_CLIENT_SECRET = declare("OIDC_CLIENT_SECRET", parsers.text, "", "The secret that the provider gave for it.")
OIDC_NAME = declare(
    "OIDC_NAME", parsers.text, "OpenID Connect", "The provider's name on the button, such as ProConnect."
)
OIDC_SCOPE = declare("OIDC_SCOPE", parsers.text, "openid email profile", "What the provider is asked to tell.")
OIDC_ACR = declare(
    "OIDC_ACR",
    parsers.words,
    "",
    "Levels of sign-on, separated by commas, of which the provider must have used one. They then stand for a second "
    "factor. Empty: any level, and our own second factor is asked for.",
)
OIDC_TRUST_EMAIL = declare(
    "OIDC_TRUST_EMAIL",
    parsers.flag,
    "0",
    "Believe e-mail addresses that the provider doesn't call verified. Only for one that lets nobody choose theirs.",
)
OIDC_DOMAINS = declare(
    "OIDC_DOMAINS",
    parsers.words,
    "",
    "Domains whose people get an account as contributors when they first sign on, separated by commas. "
    "Empty: only people who have an account get in.",
)
CONTRIBUTIONS_KEEP_DAYS = declare(
    "CONTRIBUTIONS_KEEP_DAYS",
    parsers.number,
    "365",
    "How many days after the last that was done about it a contribution to the open lab keeps the contributor's words, "
    "name and address. The worker erases them then.",
)
