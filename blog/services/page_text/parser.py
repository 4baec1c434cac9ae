"""From the text of a page to the article that it holds."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_noop

from blog.services.page_text.author_box import BOX_LABEL, find_author_box
from blog.services.page_text.decoding import check_readable
from blog.services.page_text.furniture import BELOW_ARTICLE, above_and_wordless, closing_start
from blog.services.page_text.lines import blocks, is_short
from blog.services.page_text.parts import Heading, LeftOut, PageText, PageTextError, Paragraph, Part, Quote
from blog.services.page_text.quotes import read_quote
from blog.services.page_text.sentences import sentences

MAX_TITLE = 255
"""Longest title of a page, in characters."""

EMPTY = gettext_noop("The file is empty: it must hold a title and the text of an article.")
ONLY_FURNITURE = gettext_noop("The page holds menus and buttons only: no article was found in it.")
NO_TITLE = gettext_noop(
    "No title was found: the article must start with a line of at most 255 characters without a full stop."
)
NO_TEXT = gettext_noop("The page has a title but no text: at least one paragraph must follow the title.")


def parse(text: str) -> PageText:
    """Return the article that a page saved as plain text holds.

    Every word of the page is in the title, the standfirst, the parts, the author or what was left out, in the
    page's order. Words are never changed; only whitespace is tidied.

    Raises:
        PageTextError: the text is empty, unreadable or too long, or has no article, title or paragraph.
    """
    check_readable(text)
    if not text.removeprefix("\ufeff").strip():
        raise PageTextError(EMPTY)
    groups = blocks(text)
    lines = [line for group in groups for line in group]
    reasons = above_and_wordless(groups)
    kept = [number for number in range(len(lines)) if number not in reasons]
    box = find_author_box([lines[number] for number in kept])
    before, after = (kept[: box.start], kept[box.end :]) if box else (kept, [])
    article: list[str] = []
    for numbers, below_author in ((before, False), (after, True)):
        closing = closing_start([lines[number] for number in numbers], below_author=below_author)
        article += [lines[number] for number in numbers[:closing]]
        reasons.update(dict.fromkeys(numbers[closing:], BELOW_ARTICLE))
    if box:
        reasons[kept[box.start]] = BOX_LABEL
    title, body = _title_and_body(article)
    standfirst, parts = _standfirst_and_parts(body)
    return PageText(
        title=title,
        standfirst=standfirst,
        parts=parts,
        author=box.author if box else None,
        left_out=tuple(LeftOut(lines[number], reasons[number]) for number in sorted(reasons)),
    )


def _title_and_body(article: Sequence[str]) -> tuple[str, Sequence[str]]:
    if not article:
        raise PageTextError(ONLY_FURNITURE)
    title = article[0]
    is_sentence = title.endswith(".") and not title.endswith("...")
    if len(title) > MAX_TITLE or is_sentence:
        raise PageTextError(NO_TITLE)
    if len(article) == 1:
        raise PageTextError(NO_TEXT)
    return title, article[1:]


def _standfirst_and_parts(body: Sequence[str]) -> tuple[str, tuple[Part, ...]]:
    """Return the first paragraph up to its first attributed quotation, and everything after it."""
    parts = [part for index in range(len(body)) for part in _parts_of(body, index)]
    if isinstance(parts[0], Paragraph):
        return parts[0].text, tuple(parts[1:])
    return "", tuple(parts)


def _parts_of(body: Sequence[str], index: int) -> Iterator[Part]:
    line = body[index]
    followed_by_paragraph = index + 1 < len(body) and not is_short(body[index + 1])
    if is_short(line) and followed_by_paragraph:
        yield Heading(line)
    else:
        yield from _paragraphs_and_quotes(line)


def _paragraphs_and_quotes(paragraph: str) -> Iterator[Paragraph | Quote]:
    """Yield the quote sentences of a paragraph as quotes, and the sentences between them as paragraphs."""
    unquoted = ""
    for sentence in sentences(paragraph):
        quote = read_quote(sentence)
        if quote is None:
            unquoted += sentence
            continue
        if unquoted:
            yield Paragraph(unquoted.strip())
        yield quote
        unquoted = ""
    if unquoted:
        yield Paragraph(unquoted.strip())
