"""The image, with the credit that a publication owes, and its renditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.core.announced import Announced


class LibraryImage(Announced, AbstractImage):
    """A picture of the library.

    ``description`` (Wagtail's own field) is the text alternative; the focal point is Wagtail's too.
    """

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Photographer, agency or licence, as it must be shown."),
    )
    placeholder = models.TextField(_("placeholder"), blank=True, editable=False)

    journal_type = "image"

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class Rendition(AbstractRendition):
    """One size of an image, as a file."""

    image = models.ForeignKey(LibraryImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="core_rendition_unique")
        ]
