"""From the bytes of a file to its text."""

import codecs
import re

from django.utils.translation import gettext_noop

from blog.services.page_text.parts import PageTextError

MAX_BYTES = 1_000_000
"""Largest file that is read: about 150,000 words, far more than any article."""

TOO_LARGE = gettext_noop("The file is larger than 1 MB: only the text of one article can be imported.")
NOT_TEXT = gettext_noop(
    "The file is not plain text: it must be text in UTF-8, UTF-16 with a byte order mark or Windows-1252."
)
OTHER_FORMAT = gettext_noop(
    "The file is a web page, a PDF or a word processor's document: save the page as plain text first."
)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_MARKUP = (b"%pdf-", b"{\\rtf", b"<!doctype html", b"<html", b"<?xml")
_OFFICE = (b"pk\x03\x04", b"\xd0\xcf\x11\xe0")
_LONGEST_SIGNATURE = 16


def decode(data: bytes) -> str:
    """Return the text of a file.

    UTF-16 needs its byte order mark; anything else is read as UTF-8 and, where it isn't, as Windows-1252.

    Raises:
        PageTextError: the file is too large, in another format than plain text, or in another encoding.
    """
    if len(data) > MAX_BYTES:
        raise PageTextError(TOO_LARGE)
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:_LONGEST_SIGNATURE].lower().startswith(_MARKUP + _OFFICE):
        raise PageTextError(OTHER_FORMAT)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        check_readable(text)
        return text
    raise PageTextError(NOT_TEXT)


def check_readable(text: str) -> None:
    """Raise PageTextError when `text` is too long or holds characters that no text has (NUL, escape …)."""
    if len(text) > MAX_BYTES:
        raise PageTextError(TOO_LARGE)
    if _CONTROL.search(text):
        raise PageTextError(NOT_TEXT)
