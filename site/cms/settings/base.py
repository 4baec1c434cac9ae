"""What every way of running the project shares; safe as it stands: no debugging, no default secret."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from cms.settings import env, parsers
from cms.settings.api import *

BASE_DIR = parsers.BASE_DIR

HOST = env.HOST.read()
PORT = env.PORT.read()
CMS_URL = env.CMS_URL.read() or f"http://localhost:{PORT}"
READER_URL = env.READER_URL.read() or CMS_URL
PREVIEW_URL = env.PREVIEW_URL.read()

DEBUG = False
SECRET_KEY = env.SECRET_KEY.read()
ALLOWED_HOSTS = sorted({*env.ALLOWED_HOSTS.read(), urlsplit(CMS_URL).hostname or "localhost"})
CSRF_TRUSTED_ORIGINS = [CMS_URL]

# Apps

CONTENT_APPS = ["home", "blog", "laureates"]
PUBLICATION_SETTINGS_MODEL = "home.PublicationSettings"

INSTALLED_APPS = [
    "cms.core",
    "cms.partners",
    "cms.api",
    "cms.syndication",
    "cms.syndication.webhooks",
    "cms.newsroom",
    "cms.newsroom.importing",
    "cms.newsroom.brand",
    "cms.newsroom.checks",
    "cms.newsroom.links",
    "cms.newsroom.reports",
    "cms.newsroom.dashboard",
    "cms.newsroom.writing",
    "cms.newsroom.languages",
    "cms.newsroom.roles",
    "cms.newsroom.accounts",
    *CONTENT_APPS,
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    # After the redirects: it hears of a move when they have been made.
    "cms.journal",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    # wagtail.users, with our page of an account.
    "cms.newsroom.accounts.wagtail_users.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks_db",
    # Last: it reads the models of the apps above, and finds no snippet before wagtail.snippets.
    "grapple",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Programs need no session, language or account, and what they get must not vary on them.
    "cms.core.programs.answer_programs_first",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.newsroom.accounts.middleware.ask_second_factor",
    "cms.newsroom.accounts.middleware.know_browsers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms.newsroom.checks.middleware.TellOfRefusals",
    "cms.core.editing.InOneTransaction",
]

# The url namespaces that programs ask.
PROGRAM_URLS = {"api", "syndication"}

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Data

TRANSACTION_POOLER = env.TRANSACTION_POOLER.read()
DATABASES = {"default": env.DATABASE_URL.read() | {"DISABLE_SERVER_SIDE_CURSORS": TRANSACTION_POOLER}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.REDIS_URL.read()
REDIS_SECONDS = 0.2  # How long a request waits for Redis, before it goes on without.
CACHES = {
    "default": {"BACKEND": "cms.core.caches.BriefCache", "LOCATION": "default"},
    # What the provider of accounts says of itself.
    "sign-on": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sign-on"},
    # The register of cms.api.persisted, which bounds itself.
    "documents": {
        "BACKEND": "cms.core.caches.SparedRedis",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "documents",
        "OPTIONS": {"socket_connect_timeout": REDIS_SECONDS, "socket_timeout": REDIS_SECONDS},
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "documents",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}

# Tasks: Wagtail's own run where they are asked for, so that nothing misses its index of references; ours wait in the
# database for a worker.

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "worker": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

OPENSEARCH_URL = env.OPENSEARCH_URL.read()

# Accounts

AUTHENTICATION_BACKENDS = ["cms.newsroom.accounts.backends.GuardedBackend"]
WAGTAILADMIN_USER_LOGIN_FORM = "cms.newsroom.accounts.forms.GuardedLoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.newsroom.accounts.forms.SilentPasswordResetForm"  # noqa: S105  # A form.

SECOND_FACTOR_ROLES = env.SECOND_FACTOR_ROLES.read()
# Guesses are counted by cms.newsroom.accounts.guessing, which a stranger can't use to lock an editor out.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

OIDC_ISSUER = env.OIDC_ISSUER.read()
OIDC_CLIENT_ID = env.OIDC_CLIENT_ID.read()
OIDC_CLIENT_SECRET = env.OIDC_CLIENT_SECRET.read()
OIDC_NAME = env.OIDC_NAME.read()
OIDC_SCOPE = env.OIDC_SCOPE.read()
OIDC_ACR = env.OIDC_ACR.read()
OIDC_TRUST_EMAIL = env.OIDC_TRUST_EMAIL.read()
OIDC_DOMAINS = [domain.casefold() for domain in env.OIDC_DOMAINS.read()]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages: each app carries its own locale/ folder.

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
# Editors give and read every hour as it is in Paris, wherever they are.
WAGTAIL_USER_TIME_ZONES = ["Europe/Paris"]
USE_I18N = True
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# Slugs of tags are addresses of feeds: without accents.
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = env.STATIC_ROOT.read()
MEDIA_URL = "/media/"
MEDIA_ROOT = env.MEDIA_ROOT.read()
SERVE_MEDIA = env.SERVE_MEDIA.read()

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A request's form: large enough for the editor of a long article, small enough not to fill the memory.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 50

# Mail

vars().update(env.EMAIL_URL.read())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.EMAIL_FROM.read()
EMAIL_TIMEOUT = 10  # Seconds; Django's default is to wait for ever.

# Wagtail

WAGTAIL_SITE_NAME = "Rubrique"
WAGTAILADMIN_BASE_URL = CMS_URL
WAGTAILIMAGES_IMAGE_MODEL = "core.LibraryImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.core.images.uploads.LibraryImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64 * 1000 * 1000
WAGTAILDOCS_DOCUMENT_MODEL = "core.LibraryDocument"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
# Every document passes through the view that asks whether its collection is private.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# No reader or editor of ours is made known to a stranger.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.newsroom.checks.approval.publish_approved"

# The journal

JOURNAL_KEEP_DAYS = env.JOURNAL_KEEP_DAYS.read()
JOURNAL_KEEP_WITHDRAWALS_DAYS = env.JOURNAL_KEEP_WITHDRAWALS_DAYS.read()

# The open lab

CONTRIBUTIONS_KEEP_DAYS = env.CONTRIBUTIONS_KEEP_DAYS.read()

# Requests to others

OUTGOING_NETWORKS = env.OUTGOING_NETWORKS.read()

# Webhooks: the seconds after which a delivery that failed is tried again. Together some three days.

WEBHOOK_RETRY_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
WEBHOOK_KEEP_DAYS = env.WEBHOOK_KEEP_DAYS.read()

# Open data

DATA_REQUESTS_PER_MINUTE = env.DATA_REQUESTS_PER_MINUTE.read()

# Feeds

WEBSUB_HUB = env.WEBSUB_HUB.read()

# The cache in front of the readers' site. A settings module of your own can name others that Wagtail knows.

WAGTAILFRONTENDCACHE = env.FRONTEND_CACHE.read()

# Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.LOG_LEVEL.read()},
    "loggers": {
        "django": {"handlers": ["console"], "level": env.LOG_LEVEL.read(), "propagate": False},
        # They tell every step at INFO.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}
