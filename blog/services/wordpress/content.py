"""The content of a post as HTML: what WordPress itself makes of it when it shows the post."""

import re
from collections.abc import Callable, Iterator
from html import escape

from django.utils.translation import gettext as _

from cms.newsroom.importing.kit import LeftOut

# No pattern reads past the next bracket: the time that odd content takes must not grow with its square.
_BLOCK_STARTS = re.compile(
    r"</?(?:address|article|aside|blockquote|center|details|div|dl|dt|dd|figcaption|figure|footer|form|h[1-6]|header|hr|"
    r"iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio)\b",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_PRE = re.compile(r"<pre\b[^<>]*>", re.IGNORECASE)
_PRE_END = re.compile(r"</pre>", re.IGNORECASE)
_MORE = re.compile(r"<!--(?:more|nextpage)[^<>]*-->")
_CAPTION = re.compile(r"\[caption\b[^\[\]]*\]")
_CAPTION_END = re.compile(r"\[/caption\]")
_FIRST_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>)?\s*<img\b[^<>]*>\s*(?:</a>)?)(.*)", re.IGNORECASE | re.DOTALL)
_EMBED = re.compile(
    r"\[(?:embed|youtube|vimeo|dailymotion)\b([^\[\]]*)\](?:(https?://[^\s\[\]]+)\[/\w+\])?", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s\"']+")
_GALLERY = re.compile(r"\[gallery\b([^\[\]]*)\]")
_IDS = re.compile(r"ids=[\"']?([\d, ]+)")
_VALUE = r"""\s+[\w-]+=(?:"[^"\[\]]*"|'[^'\[\]]*'|[^\s"'\[\]]+)"""
_SHORTCODE = re.compile(rf"\[(/?)([a-z][\w-]{{2,}})((?:{_VALUE})*)\s*/?\]", re.IGNORECASE)
#: Blocks that are nothing but space or a line.
_SILENT = {"more", "nextpage", "separator", "spacer"}


def to_html(content: str, left_out: list[LeftOut]) -> str:
    """Return a post's content as HTML: Gutenberg's as it stands, a classic one with its paragraphs marked.

    Args:
        content: as WordPress stores it.
        left_out: what can't be carried over is added to it.
    """
    content = content.replace("\r\n", "\n")
    left_out.extend(_made_by_server(content))
    is_gutenberg = "<!-- wp:" in content
    content = _MORE.sub("\n\n", content)
    content = _replaced(content, _CAPTION, _CAPTION_END, _figure)
    content = _GALLERY.sub(_gallery, content)
    content = _EMBED.sub(_embed, content)
    content = _without_shortcodes(content, left_out)
    return content if is_gutenberg else _paragraphs(content)


def _made_by_server(content: str) -> Iterator[LeftOut]:
    """Yield the blocks of Gutenberg that hold nothing themselves: their comment ends with a slash."""
    comments = (piece.partition("-->")[0].strip() for piece in content.split("<!--")[1:])
    names = (each.removeprefix("wp:").split()[0] for each in comments if each.startswith("wp:") and each.endswith("/"))
    for name in dict.fromkeys(name.rstrip("/") for name in names):
        if name.removeprefix("core/") not in _SILENT:
            yield LeftOut(name, _("WordPress makes this block anew each time: nothing of it is in the export."))


def _replaced(content: str, start: "re.Pattern[str]", end: "re.Pattern[str]", make: Callable[[str, str], str]) -> str:
    """Return content with each stretch from a start to the next end made anew, out of its start and its inside."""
    pieces, place = [], 0
    while opening := start.search(content, place):
        closing = end.search(content, opening.end())
        if closing is None:
            break
        pieces += [content[place : opening.start()], make(opening[0], content[opening.end() : closing.start()])]
        place = closing.end()
    return "".join([*pieces, content[place:]])


def _figure(start: str, inside: str) -> str:
    parts = _FIRST_PICTURE.fullmatch(inside)
    if not parts:
        return inside
    return f"\n\n<figure>{parts[1]}<figcaption>{parts[2].strip()}</figcaption></figure>\n\n"


def _gallery(found: "re.Match[str]") -> str:
    ids = _IDS.search(found[1])
    numbers = [number.strip() for number in ids[1].split(",") if number.strip()] if ids else []
    pictures = (f'<figure><img class="wp-image-{number}" src="" alt=""></figure>' for number in numbers)
    return "\n\n" + "".join(pictures) + "\n\n"


def _embed(found: "re.Match[str]") -> str:
    inside = _ADDRESS.search(found[1])
    address = found[2] or (inside[0] if inside else "")
    return f'\n\n<figure class="wp-block-embed">{escape(address)}</figure>\n\n' if address else found[0]


def _without_shortcodes(content: str, left_out: list[LeftOut]) -> str:
    """Return content without the marks of plug-ins; what stands between two of them stays.

    Words in brackets are words, unless they have values or an end, as only marks do.
    """
    closed = {found[2].lower() for found in _SHORTCODE.finditer(content) if found[1]}
    taken: dict[str, None] = {}

    def without(found: "re.Match[str]") -> str:
        name = found[2].lower()
        if not (found[1] or found[3].strip() or name in closed):
            return found[0]
        taken[name] = None
        return ""

    content = _SHORTCODE.sub(without, content)
    reason = _("A plug-in of WordPress makes this: put in something of ours.")
    left_out.extend(LeftOut(f"[{name}]", reason) for name in taken)
    return content


def _paragraphs(content: str) -> str:
    """Mark the paragraphs of a classic post: blank lines divide them, single line breaks stay."""
    kept: list[str] = []

    def put_aside(start: str, inside: str) -> str:
        kept.append(f"{start}{inside}</pre>")
        return f"\n\n<pre>{len(kept) - 1}</pre>\n\n"

    pieces = (piece.strip() for piece in _BLANK_LINE.split(_replaced(content, _PRE, _PRE_END, put_aside)))
    html = "\n".join(_paragraph(piece) for piece in pieces if piece)
    numbers = iter(kept)
    return re.sub(r"<pre>\d+</pre>", lambda found: next(numbers, found[0]), html)


def _paragraph(piece: str) -> str:
    return piece if _BLOCK_STARTS.match(piece) else "<p>" + piece.replace("\n", "<br>\n") + "</p>"
