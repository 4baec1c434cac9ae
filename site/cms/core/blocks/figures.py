"""Blocks of data: key figures and tables."""

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as TableInputBlock

from cms.core.blocks import groups


class KeyFigureBlock(blocks.StructBlock):
    """One number and what it counts."""

    value = blocks.DecimalBlock(label=_("Value"))
    label = blocks.CharBlock(label=_("What it counts"), max_length=255)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=50, help_text=_("Such as €, km or %."))
    as_of = blocks.IntegerBlock(label=_("Year"), required=False, min_value=1800, max_value=2200)

    class Meta:
        label = _("Key figure")
        icon = "order"


class KeyFiguresBlock(blocks.StructBlock):
    """A few numbers, large."""

    figures = blocks.ListBlock(KeyFigureBlock(), label=_("Figures"), min_num=1, max_num=8)

    class Meta:
        label = _("Key figures")
        icon = "order"
        group = groups.DATA
        description = _("Up to eight numbers, shown large with what they count.")
        template = "core/blocks/key_figures.html"
        preview_template = "core/blocks/preview.html"
        preview_value = {
            "figures": [
                {"value": 120, "label": "ateliers par an", "unit": "", "as_of": None},
                {"value": 86, "label": "des participants reviennent", "unit": "%", "as_of": None},
            ]
        }
        graphql_description = "A few numbers, to be shown large."


class TableBlock(blocks.StructBlock):
    """A table with a caption and a row of column headings."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=255, help_text=_("What the table shows."))
    table = TableInputBlock(
        label=_("Table"),
        table_options={"contextMenu": True},
        help_text=_("The first row holds the headings."),
    )

    text_children = ("caption", "table")
    graphql_fields = [GraphQLString("caption", required=True, description="What the table shows.")]

    class Meta:
        label = _("Table")
        icon = "table"
        group = groups.DATA
        description = _("Rows and columns, with headings that screen readers announce.")
        template = "core/blocks/table.html"
        preview_template = "core/blocks/preview.html"
        preview_value = {
            "caption": "Ateliers par quartier",
            "table": {
                "data": [["Quartier", "Ateliers"], ["Centre", "12"], ["Gare", "9"]],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
            },
        }
        graphql_description = "A table: one row of headings, then the rows."
