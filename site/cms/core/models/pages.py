"""The base of every page: what search engines and share cards need, and a publication date that is never missing."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page


class BasePage(Page):
    """What every page type of the publication inherits.

    A page type declares its fields for frontends in ``graphql_fields`` and the words of its schema
    description in ``graphql_description``.
    """

    seo_image = models.ForeignKey(
        "core.LibraryImage",
        verbose_name=_("share image"),
        help_text=_("Shown when the page is shared. Left empty: the page's own picture, else the publication's."),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    canonical_url = models.URLField(
        _("canonical address"),
        blank=True,
        help_text=_("Only if this page first appeared elsewhere: the address that search engines should keep."),
    )
    hidden_from_search_engines = models.BooleanField(_("hidden from search engines"), default=False)

    #: The pictures that may stand for the page when it is shared, the first that is set wins.
    share_image_fields: ClassVar[tuple[str, ...]] = ("seo_image",)
    #: The field that sums the page up where no description for search engines was written; empty for none.
    summary_field: ClassVar[str] = ""
    #: What schema.org calls such a page.
    schema_org_type: ClassVar[str] = "WebPage"

    template = "core/reader/page.html"

    promote_panels: list[Panel] = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("seo_image"),
                FieldPanel("canonical_url"),
                FieldPanel("hidden_from_search_engines"),
            ],
            heading=_("For search engines and sharing"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("For site menus")),
    ]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        """What the page is about, in plain text; may be empty."""
        return str(getattr(self, self.summary_field)) if self.summary_field else ""

    @property
    def published_at(self) -> datetime:
        """When the page first became public."""
        # Only a draft, seen in preview, has no such date yet.
        return self.first_published_at or timezone.now()

    @property
    def updated_at(self) -> datetime:
        """When what readers see last changed."""
        return self.last_published_at or self.published_at

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page; a live page always has a date of first publication."""
        if self.live and self.first_published_at is None:
            self.first_published_at = timezone.now()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "first_published_at"}
        super().save(*args, **kwargs)
