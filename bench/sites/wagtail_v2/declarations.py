"""Declares for Wagtail's API what our content apps declare for ours."""

from typing import Any

from rest_framework.serializers import CharField, FloatField, ModelSerializer, Serializer
from wagtail.api import APIField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from blog.models import ArticlePage, Author
from cms.core.blocks import ImageBlock, ParagraphBlock
from laureates.blocks import LaureateListBlock
from laureates.models import LaureateKeyFigure


class AuthorSerializer(ModelSerializer):
    """Who signed."""

    class Meta:
        model = Author
        fields = ("name", "bio")


class SignatureSerializer(Serializer):
    """One signature."""

    author = AuthorSerializer()


class RubricSerializer(ModelSerializer):
    """The page above an article."""

    class Meta:
        model = Page
        fields = ("title", "slug")


class KeyFigureSerializer(ModelSerializer):
    """A number and what it counts."""

    value = FloatField()

    class Meta:
        model = LaureateKeyFigure
        fields = ("label", "value")


class TerritorySerializer(Serializer):
    """Where a laureate is at work."""

    name = CharField(source="territory.name")


ARTICLE_FIELDS = [
    APIField("intro"),
    APIField("article_authors", SignatureSerializer(many=True)),
    APIField("rubric", RubricSerializer(source="get_parent")),
    APIField("tags"),
    APIField("cover", ImageRenditionField("width-400")),
    APIField("body"),
]

LAUREATE_FIELDS = [
    APIField("name"),
    APIField("slug"),
    APIField("summary"),
    APIField("website"),
    APIField("founded"),
    APIField("territories", TerritorySerializer(source="territory_links", many=True)),
    APIField("key_figures", KeyFigureSerializer(many=True)),
    APIField("logo", ImageRenditionField("width-100")),
]


def declare() -> None:
    """Tell the models their fields, and the blocks what they are to the API."""
    ArticlePage.api_fields = ARTICLE_FIELDS
    ImageBlock.get_api_representation = _picture
    ParagraphBlock.get_api_representation = _paragraph
    LaureateListBlock.get_api_representation = _laureates


def _picture(block: Any, value: Any, context: Any = None) -> Any:
    return ImageRenditionField("width-800").to_representation(value["image"])


def _paragraph(block: Any, value: Any, context: Any = None) -> str:
    return expand_db_html(value.source)


def _laureates(block: Any, value: Any, context: Any = None) -> list[Any]:
    return [
        {
            "name": laureate.name,
            "summary": laureate.summary,
            "website": laureate.website,
            "key_figures": KeyFigureSerializer(laureate.key_figures.all(), many=True).data,
        }
        for laureate in value["laureates"]
    ]
