"""Exports of WordPress as files: ``wxr(tmp_path, post("Titre", "<p>…</p>"), attachment(7, "…/a.png"))``."""

from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

SITE = "https://ancien.example.org"
_numbers = count(1)


def term(domain: str, slug: str, name: str = "") -> str:
    """Return a category (``category``) or a tag (``post_tag``) of a post."""
    return f"<category domain={quoteattr(domain)} nicename={quoteattr(slug)}><![CDATA[{name or slug}]]></category>"


def meta(key: str, value: str) -> str:
    """Return a value that a plug-in keeps with a post."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def post(
    title: str = "Un titre",
    content: str = "<p>Un texte.</p>",
    *further: str,
    id: int | None = None,
    kind: str = "post",
    link: str | None = None,
    slug: str = "",
    status: str = "publish",
    day: str = "2019-05-01 08:00:00",
    modified: str = "2020-01-02 09:30:00",
    creator: str = "nina",
    excerpt: str = "",
    password: str = "",
    parent: int = 0,
) -> str:
    """Return a post; ``further`` are its terms, metas, comments."""
    number = id or next(_numbers) + 1_000
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{escape(link if link is not None else f'{SITE}/2019/05/{slug or number}/')}</link>"
        f"<dc:creator><![CDATA[{creator}]]></dc:creator><content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>{day}</wp:post_date><wp:post_date_gmt>{day}</wp:post_date_gmt>"
        f"<wp:post_modified>{modified}</wp:post_modified><wp:post_modified_gmt>{modified}</wp:post_modified_gmt>"
        f"<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status><wp:post_parent>{parent}</wp:post_parent>"
        f"<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>{''.join(further)}</item>"
    )


def attachment(number: int, url: str, alt: str = "") -> str:
    """Return a picture of the library there."""
    return (
        f"<item><title>x</title><wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type>"
        f"<wp:status>inherit</wp:status><wp:attachment_url>{escape(url)}</wp:attachment_url>{meta('_wp_attachment_image_alt', alt)}</item>"
    )


def category(slug: str, name: str, parent: str = "") -> str:
    """Return a category of the site."""
    return (
        f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename><wp:category_parent>{parent}</wp:category_parent>"
        f"<wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>"
    )


def author(login: str, name: str) -> str:
    """Return an author of the site."""
    return (
        f"<wp:author><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_display_name><![CDATA[{name}]]></wp:author_display_name></wp:author>"
    )


def wxr(folder: Path, *parts: str, site: str = SITE, version: str = "1.2") -> Path:
    """Return an export with these parts."""
    space = f"http://wordpress.org/export/{version}/"
    path = folder / "export.xml"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:excerpt="{space}excerpt/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:wp="{space}"><channel><title>Ancien</title><link>{site}</link><wp:wxr_version>{version}</wp:wxr_version>'
        f"<wp:base_blog_url>{site}</wp:base_blog_url>{''.join(parts)}</channel></rss>",
        encoding="utf-8",
    )
    return path
