"""Which addresses may stand in a link, an image or an embed."""

import re

_HREF = re.compile(
    r"(?:https?://[^/?#\\\s]|mailto:|tel:|/(?![/\\]))[^\x00-\x20\x7f]*",
    re.IGNORECASE,
)
# Providers have plain host names; anything else could be read differently by two parsers.
_EMBED = re.compile(
    r"https?://(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?:[/?#].*)?",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"https?:|/", re.IGNORECASE)


def safe_href(value: str) -> str | None:
    """Return an address that may stand in a link, or None.

    Allowed are http, https, mailto, tel and paths from the root. Spaces inside become `%20`, as in browsers.
    """
    href = value.strip(" ").replace(" ", "%20")
    return href if _HREF.fullmatch(href) else None


def safe_src(value: str) -> str | None:
    """Return the address of a picture (http, https, or a path from the root), or None."""
    src = safe_href(value)
    return src if src and _IMAGE.match(src) else None


def safe_embed(value: str) -> str | None:
    """Return the web address of an embedded medium (http or https at a plain host name), or None."""
    url = safe_href(value)
    return url if url and _EMBED.fullmatch(url) else None
