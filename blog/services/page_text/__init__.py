"""A page saved as plain text, read as an article: `decode` its bytes, then `parse` the text."""

from blog.services.page_text.decoding import MAX_BYTES, decode
from blog.services.page_text.parser import parse
from blog.services.page_text.parts import (
    AuthorBox,
    Heading,
    LeftOut,
    PageText,
    PageTextError,
    Paragraph,
    Part,
    Quote,
    Section,
)
from blog.services.page_text.spelling import plain

__all__ = [
    "MAX_BYTES",
    "AuthorBox",
    "Heading",
    "LeftOut",
    "PageText",
    "PageTextError",
    "Paragraph",
    "Part",
    "Quote",
    "Section",
    "decode",
    "parse",
    "plain",
]
