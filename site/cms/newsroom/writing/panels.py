"""Panels of a page's editor: counted fields, the look outside, and when it is published, in Paris time."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.models import Site

#: How many characters search engines and social networks show, and from how many a text says enough.
TITLE_LENGTH = (15, 60)
DESCRIPTION_LENGTH = (70, 155)
STANDFIRST_LENGTH = (100, 350)


def counted(name: str, lengths: tuple[int, int], **options: Any) -> FieldPanel:
    """Return the panel of a text field that says, while one types, how long the text is and should be.

    Args:
        name: the field.
        lengths: the fewest and the most characters that are advised. Nothing is refused.
    """
    least, most = lengths
    attrs = {
        "data-counted": name,
        "data-counted-least": least,
        "data-counted-most": most,
        "data-counted-short": _("{n} characters: {least} to {most} are advised, add a little."),
        "data-counted-good": _("{n} characters: a good length."),
        "data-counted-long": _("{n} characters: beyond {most}, the end may not be shown."),
    }
    return FieldPanel(name, attrs=attrs, **options)


class SharingPreview(Panel):
    """How a page looks in search results and on social networks, while its fields are typed."""

    class BoundPanel(Panel.BoundPanel):
        """The look of one page."""

        template_name = "writing/sharing.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what the page says now, and which fields to watch."""
            page = self.instance
            site = Site.find_for_request(self.request)
            return {
                **super().get_context_data(parent_context),
                "title": page.seo_title or page.title,
                "description": page.search_description or page.summary,
                "summary_field": page.summary_field,
                "picture_fields": " ".join(page.share_image_fields),
                "address": page.full_url or (site.root_url if site else ""),
                "host": site.hostname if site else "",
            }


def promote_panels() -> list[Panel]:
    """Return the panels of the tab about search engines and sharing."""
    return [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                counted("seo_title", TITLE_LENGTH),
                counted("search_description", DESCRIPTION_LENGTH),
                FieldPanel("seo_image"),
                SharingPreview(heading=_("How it will look")),
                FieldPanel("canonical_url"),
                FieldPanel("hidden_from_search_engines"),
            ],
            heading=_("For search engines and sharing"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("For site menus")),
    ]


def settings_panels() -> list[Panel]:
    """Return the panels of when a page is published and withdrawn; comments are switched on by the last."""
    paris = _("Paris time, wherever you are.")
    fields = PublishingPanel().children
    for field in fields:
        field.help_text = paris
    return [PublishingPanel(children=fields), CommentPanel()]
