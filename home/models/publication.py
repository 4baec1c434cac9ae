"""The publication's own settings: its name, its voice outside, its licence, its open lab."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from cms.core.announced import Announced
from cms.core.licences import Licence


@register_setting(icon="site")
class PublicationSettings(Announced, ClusterableModel, BaseSiteSetting):
    """What a reader site says of itself."""

    name = models.CharField(_("name"), max_length=255, blank=True)
    tagline = models.CharField(_("tagline"), max_length=255, blank=True)
    twitter_handle = models.CharField(
        _("Twitter handle"),
        max_length=15,
        blank=True,
        help_text=_("Without the @."),
        validators=[RegexValidator(r"^[A-Za-z0-9_]{1,15}\Z", _("Letters, digits and underscores only, 15 at most."))],
    )
    contact_email = models.EmailField(_("contact address"), blank=True)
    licence = models.CharField(_("licence"), max_length=30, choices=Licence.choices, default=Licence.ETALAB_2)
    share_image = models.ForeignKey(
        "core.LibraryImage",
        verbose_name=_("share image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    open_lab_title = models.CharField(_("title"), max_length=255, blank=True)
    open_lab_text = models.TextField(_("text"), blank=True)
    open_lab_open = models.BooleanField(_("open to contributions"), default=True)
    open_lab_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    visible_through: tuple[str, ...] = ()
    journal_type = "publication"
    journal_tags = ("site",)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline"), FieldPanel("share_image")], heading=_("Identity")),
        MultiFieldPanel(
            [
                FieldPanel("twitter_handle"),
                InlinePanel("social_links", label=_("link"), heading=_("Social networks")),
                FieldPanel("contact_email"),
            ],
            heading=_("Where to find us"),
        ),
        FieldPanel("licence"),
        MultiFieldPanel(
            [
                FieldPanel("open_lab_title"),
                FieldPanel("open_lab_text"),
                FieldPanel("open_lab_open"),
                PageChooserPanel("open_lab_page"),
            ],
            heading=_("Open lab"),
        ),
    ]

    class Meta:
        verbose_name = _("publication")

    def __str__(self) -> str:
        return self.name


class SocialLink(Orderable):
    """An account of the publication on a social network."""

    publication = ParentalKey("home.PublicationSettings", on_delete=models.CASCADE, related_name="social_links")
    label = models.CharField(_("network"), max_length=50)
    url = models.URLField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("social link")

    def __str__(self) -> str:
        return self.label
