"""The article: what the publication is for."""

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLBoolean, GraphQLStreamfield, GraphQLString
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.blocks.body import BodyField
from cms.core.licences import Licence
from cms.core.models import BasePage
from cms.newsroom.editing import STANDFIRST_LENGTH, CheckedPageForm, counted, promote_panels, settings_panels


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(BasePage):
    """An article. The rubric below which it stands gives its address and who may edit it."""

    intro = models.TextField(
        _("standfirst"), blank=True, help_text=_("Two or three sentences that say what the article tells.")
    )
    cover = models.ForeignKey(
        "core.LibraryImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_decorative = models.BooleanField(
        _("decorative picture"),
        default=False,
        help_text=_("Tick if the picture tells nothing: it is then passed over."),
    )
    body = BodyField(verbose_name=_("body"), blank=True)
    also_in = ParentalManyToManyField(
        "blog.RubricPage",
        verbose_name=_("also in"),
        blank=True,
        related_name="guest_articles",
        help_text=_("Further rubrics that list this article."),
    )
    call = models.ForeignKey(
        "laureates.CallForProjects",
        verbose_name=_("call for projects"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
        help_text=_("The call that the article is about."),
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=Licence.choices,
        blank=True,
        help_text=_("Left empty: the publication's licence."),
    )
    source = models.CharField(
        _("source"), max_length=500, blank=True, help_text=_("Where it first appeared, if elsewhere.")
    )
    source_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    needs_parent = True
    exclude_fields_in_copy: ClassVar[list[str]] = ["source_digest"]
    share_image_fields = ("seo_image", "cover")
    summary_field = "intro"
    schema_org_type = "NewsArticle"
    search_type = "ARTICLE"
    base_form_class = CheckedPageForm
    journal_type = "article"
    also_listed_in = "also_in"
    parent_page_types: ClassVar[list[str]] = ["blog.RubricPage"]
    subpage_types: ClassVar[list[str]] = []

    graphql_description = "An article."
    graphql_fields = [
        GraphQLString("intro", required=True, description="The standfirst; may be empty."),
        GraphQLStreamfield("body", required=True),
        GraphQLBoolean(
            "cover_decorative", required=True, description="True if the cover tells nothing: use an empty alt."
        ),
        GraphQLString("source", description="Where it first appeared, if elsewhere."),
    ]

    content_panels: list[Panel] = [
        *BasePage.content_panels,
        counted("intro", STANDFIRST_LENGTH),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_decorative")], heading=_("Main picture")),
        InlinePanel("article_authors", label=_("author"), heading=_("Authors")),
        FieldPanel("body"),
        FieldPanel("call"),
        MultiFieldPanel([FieldPanel("tags"), FieldPanel("also_in")], heading=_("Where it is found")),
        InlinePanel("corrections", label=_("correction"), heading=_("Corrections")),
        MultiFieldPanel([FieldPanel("licence"), FieldPanel("source")], heading=_("Rights")),
    ]
    promote_panels: list[Panel] = promote_panels()
    settings_panels: list[Panel] = settings_panels()
    search_fields = [*BasePage.search_fields, index.SearchField("intro", boost=2), index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(licence="") | models.Q(licence__in=Licence.values),
                name="blog_article_licence_known",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the article and, when its published body is written, the list of laureates it speaks of."""
        from blog.services.mentions import refresh_mentions

        fields = kwargs.get("update_fields")
        with transaction.atomic():
            super().save(*args, **kwargs)
            if fields is None or "body" in fields:
                refresh_mentions(self)


class ArticleAuthor(Orderable):
    """One signature, in the order in which they are shown."""

    article = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="article_authors")
    author = models.ForeignKey(
        "blog.Author", verbose_name=_("author"), on_delete=models.CASCADE, related_name="article_authors"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="blog_article_author_once")]

    def __str__(self) -> str:
        return str(self.author)


class ArticleCorrection(Orderable):
    """What was corrected after publication, and when."""

    article = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField(_("date"), default=timezone.now)
    text = models.TextField(_("what was corrected"))

    class Meta(Orderable.Meta):
        verbose_name = _("correction")

    def __str__(self) -> str:
        return self.text
