"""The author: a person, or the organisation that signs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLRichText, GraphQLString
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.blocks.features import SHORT_TEXT_FEATURES
from cms.core.models import BaseSnippet


class AuthorKind(models.TextChoices):
    """What sort of author it is."""

    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class Author(BaseSnippet):
    """Whoever signs an article."""

    kind = models.CharField(_("kind"), max_length=12, choices=AuthorKind.choices, default=AuthorKind.PERSON)
    role = models.CharField(
        _("role"), max_length=255, blank=True, help_text=_("Their job or place, as shown beside the name.")
    )
    bio = RichTextField(_("biography"), features=SHORT_TEXT_FEATURES, blank=True)
    portrait = models.ForeignKey(
        "core.LibraryImage",
        verbose_name=_("portrait or logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    journal_type = "author"

    graphql_description = "Whoever signs an article: a person or an organisation."
    graphql_fields = [
        GraphQLString("name", required=True),
        GraphQLString("slug", required=True),
        GraphQLString("role", required=True, description="Their job or place; may be empty."),
        GraphQLRichText("bio"),
    ]

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("slug"),
        FieldPanel("role"),
        FieldPanel("bio"),
        FieldPanel("portrait"),
        InlinePanel("links", label=_("link"), heading=_("Links")),
    ]
    search_fields = [*BaseSnippet.search_fields, index.SearchField("bio")]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="blog_author_once_a_locale"),
            models.UniqueConstraint(fields=["slug", "locale"], name="blog_author_slug_unique"),
            models.CheckConstraint(condition=models.Q(kind__in=AuthorKind.values), name="blog_author_kind_known"),
        ]
        indexes = [models.Index(fields=["name", "id"], name="blog_author_name")]


class AuthorLink(Orderable):
    """An address where the author can be found."""

    author = ParentalKey("blog.Author", on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("label"), max_length=100)
    url = models.URLField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("link")

    def __str__(self) -> str:
        return self.label
