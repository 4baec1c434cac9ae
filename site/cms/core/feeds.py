"""Where feeds are: each has one address in each format, on the CMS."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings

from cms.core.reader import ReaderRoot, ReaderRoots

#: What each format is called, by the ending of its addresses.
FORMATS = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}
#: The feed of all articles.
ARTICLES = "articles"


def feed_url(roots: ReaderRoots, root: ReaderRoot, name: str = ARTICLES, form: str = "atom", **more: str) -> str:
    """Return the absolute address of a feed.

    Args:
        roots: every front page there is: where there is one site, addresses don't name it.
        root: the site and language that the feed is of.
        name: which feed, such as ``articles`` or ``rubrics/inclusion``.
        form: a key of ``FORMATS``.
        more: which part of it (``archive``, ``page``); none for the newest things.
    """
    asked = {}
    if len({each.site_id for each in roots.roots}) > 1:
        asked["site"] = urlsplit(root.base_url).netloc
    if root.prefix:
        asked["locale"] = root.locale
    query = urlencode({**asked, **more})
    return f"{settings.CMS_URL}/feeds/{name}.{form}" + (f"?{query}" if query else "")
