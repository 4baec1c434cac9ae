"""Menus of a reader site: two levels of entries, each a page or an address."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Site, TranslatableMixin

from cms.core.announced import Announced


class MenuEntryBlock(blocks.StructBlock):
    """An entry: a page, or an address with its own words."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address"), required=False, help_text=_("Only without a page."))
    label = blocks.CharBlock(
        label=_("Words shown"), required=False, max_length=100, help_text=_("Left empty: the page's title.")
    )

    class Meta:
        label = _("Entry")
        icon = "link"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Require a page or an address, and words for an address."""
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            raise StructBlockValidationError(
                block_errors={"page": ValidationError(_("Choose a page or give an address, not both."))}
            )
        if cleaned["url"] and not cleaned["label"]:
            raise StructBlockValidationError(
                block_errors={"label": ValidationError(_("Give the words that lead to this address."))}
            )
        return cleaned


class MenuItemBlock(MenuEntryBlock):
    """An entry of the first level, with the entries below it."""

    children = blocks.ListBlock(MenuEntryBlock(), label=_("Entries below"), default=[], min_num=0)

    class Meta:
        label = _("Entry")
        icon = "list-ul"


class Menu(Announced, TranslatableMixin):
    """A menu, called for by its handle; one for each site and language."""

    handle = models.SlugField(_("handle"), max_length=50, help_text=_("The name by which frontends ask for it: main"))
    site = models.ForeignKey(Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="menus")
    items = StreamField([("item", MenuItemBlock())], verbose_name=_("entries"), blank=True)

    visible_through: tuple[str, ...] = ()
    journal_type = "menu"

    panels = [FieldPanel("handle"), FieldPanel("site"), FieldPanel("items")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        unique_together: ClassVar[list[tuple[str, ...]]] = []  # A constraint, below, has replaced Wagtail's.
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="home_menu_once_a_locale"),
            models.UniqueConstraint(fields=["handle", "site", "locale"], name="home_menu_handle_unique"),
        ]

    def __str__(self) -> str:
        return self.handle
