"""Which pages of the main language lack a translation, or have one that is a draft or behind."""

from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.newsroom.permissions import pages_of


def other_languages() -> QuerySet[Locale]:
    """Return the languages that content is translated into."""
    return Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)


def untranslated(user: Any, language: Locale) -> QuerySet[Page]:
    """Return the published pages of the main language that a user may edit and whose translation isn't as new.

    Each has ``translation``, the key of its translation if there is one, ``translation_live`` and ``translated_at``.
    """
    others = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=language)
    pages = pages_of(user).filter(live=True, locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    pages = pages.annotate(
        translation=Subquery(others.values("pk")[:1]),
        translation_live=Subquery(others.values("live")[:1]),
        translated_at=Subquery(others.values("last_published_at")[:1]),
    )
    behind = Q(translation_live=True, translated_at__lt=F("last_published_at"))
    return pages.filter(Q(translation=None) | Q(translation_live=False) | behind).order_by("path")


def state_of(page: Any) -> str:
    """Say what is missing of a page that ``untranslated`` found."""
    if page.translation is None:
        return _("Not translated")
    return _("The original has changed since") if page.translation_live else _("The translation is a draft")


def place_of(page: Any) -> str:
    """Return the address at which a page is translated, or its translation edited."""
    if page.translation is None:
        return reverse("simple_translation:submit_page_translation", args=[page.pk])
    return reverse("wagtailadmin_pages:edit", args=[page.translation])
