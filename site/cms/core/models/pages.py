"""The base of every page: what search engines and share cards need, and a publication date that is never missing."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.core.announced import Announced
from cms.core.deletion import delete_below
from cms.core.preview.serving import HeadlessPreviewMixin
from cms.core.visibility import in_place


class BasePage(Announced, HeadlessPreviewMixin, Page):
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

    #: The pictures that may stand for the page when it is shared, the first that is set wins. A page type may have a
    #: field beside one of its own, such as ``cover_decorative``, that tells whether the picture says nothing.
    share_image_fields: ClassVar[tuple[str, ...]] = ("seo_image",)
    #: The field that sums the page up where no description for search engines was written; empty for none.
    summary_field: ClassVar[str] = ""
    #: What schema.org calls such a page.
    schema_org_type: ClassVar[str] = "WebPage"
    #: What search finds such a page as; empty for what it doesn't find. ``search_fields`` says in which words.
    search_type: ClassVar[str] = "PAGE"
    #: Whether searches can be narrowed to what stands below such a page, and counted by it.
    is_section: ClassVar[bool] = False
    #: The field that names further sections in which such a page is listed; empty for none.
    also_listed_in: ClassVar[str] = ""

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

    def _is_undated(self) -> bool:
        return self.first_published_at is None

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

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Return the page that a path leads to.

        Raises:
            Http404: for an unknown path, and for a page whose time is over or whose rubric is not published,
                which Wagtail alone would serve.
        """
        if not path_components and not in_place(type(self)._default_manager.filter(pk=self.pk)).exists():
            raise Http404
        return super().route(request, path_components)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """Return the templates of the built-in reader, best first: the type's own, then the one for all pages."""
        return [super().get_template(request, *args, **kwargs), "core/reader/page.html"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page; a live page always has a date of first publication."""
        if self.live and self._is_undated():
            self.first_published_at = timezone.now()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "first_published_at"}
        super().save(*args, **kwargs)

    def delete(self, *args: Any, user: Any = None, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the page and all that stands below it, in one transaction.

        Args:
            user: who deletes; ``None`` for a program.

        Returns:
            How many rows went with the page itself, in all and by model.
        """
        with transaction.atomic():
            delete_below(self, user)
            return super().delete(*args, user=user, **kwargs)
