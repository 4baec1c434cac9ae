"""What readers are shown of a thing that another site hosts: a player from a known host, else a plain link."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import nh3
from wagtail.embeds.models import Embed

FRAME_ATTRIBUTES = {"iframe": {"src", "title", "width", "height", "allow", "allowfullscreen", "loading"}}


@dataclass(frozen=True)
class EmbedView:
    """An embed as readers get it; ``html`` is safe to insert in a page."""

    html: str
    provider: str
    title: str
    thumbnail_url: str | None


def embed_view(url: str, embed: Embed | None) -> EmbedView:
    """Describe an embed from what Wagtail stored when the editor chose it. Nothing is asked of the other site.

    Args:
        url: the address that the editor gave.
        embed: what was stored of it; ``None`` if nothing was.
    """
    title = embed.title if embed else ""
    link = nh3.clean(f'<p><a href="{escape(url)}">{escape(title or url)}</a></p>', tags={"p", "a"})
    frame = nh3.clean(embed.html, tags={"iframe"}, attributes=FRAME_ATTRIBUTES, url_schemes={"https"}) if embed else ""
    return EmbedView(
        html=frame if frame.startswith("<iframe") else link,
        provider=(embed.provider_name if embed else "") or _host(url),
        title=title,
        thumbnail_url=(embed.thumbnail_url or None) if embed else None,
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""  # No editor's address: an import's, or one that a hand wrote in the database.
