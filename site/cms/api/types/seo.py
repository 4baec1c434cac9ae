"""What search engines and share cards are told of a page."""

from typing import Any

import graphene

from cms.api.batches import batch_of
from cms.api.loaders.json_ld import load_json_ld
from cms.api.loaders.objects import fetch_visible
from cms.api.scalars import JSON
from cms.api.types.image import Image
from cms.core.models import BasePage


class Seo(graphene.ObjectType):
    """What to put in the page's `<head>`."""

    title = graphene.String(required=True)
    description = graphene.String(required=True, description="May be empty.")
    image = graphene.Field(Image, description="For share cards.")
    canonical_url = graphene.String(required=True, description="Absolute.")
    robots = graphene.String(required=True, description="For `<meta name=robots>`.")
    json_ld = graphene.Field(JSON, required=True, description="For `<script type=application/ld+json>`.")

    @staticmethod
    def resolve_title(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the title for search engines, else the page's own."""
        return page.seo_title or page.title

    @staticmethod
    def resolve_description(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the description for search engines, else the page's summary."""
        return page.search_description or page.summary

    @staticmethod
    def resolve_image(page: Any, info: graphene.ResolveInfo) -> Any:
        """Return the first visible of the page's pictures."""
        return batch_of(page).answer(page, BasePage, "seo.image", _load_images)

    @staticmethod
    def resolve_canonical_url(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the address that search engines should keep."""
        return page.canonical_url or info.context.roots.url(page)

    @staticmethod
    def resolve_robots(page: Any, info: graphene.ResolveInfo) -> str:
        """Tell whether search engines may show the page."""
        return "noindex, follow" if page.hidden_from_search_engines else "index, follow"

    @staticmethod
    def resolve_json_ld(page: Any, info: graphene.ResolveInfo) -> dict[str, Any]:
        """Return the page as schema.org describes it."""
        label = str(page._meta.label)
        return batch_of(page).answer(
            page, type(page), "seo.json_ld", lambda pages: load_json_ld(label, pages, info.context)
        )


def _load_images(pages: list[Any]) -> list[Any]:
    keys = [[getattr(page, f"{name}_id") for name in page.share_image_fields] for page in pages]
    found = fetch_visible("core.LibraryImage", [key for row in keys for key in row])
    return [next((found[key] for key in row if key in found), None) for row in keys]
