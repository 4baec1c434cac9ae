"""Bytes of files that people really have, and of those that are no text."""

import zlib

import pytest

from blog.services.page_text import MAX_BYTES, PageTextError, decode

TEXT = "L’été à Sète : « cœur » … 10 €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_utf_16_is_read_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == ""


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16-le"),
        b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1],
        b"\xff\xfe\x00\xd8A\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        zlib.compress(TEXT.encode() * 9),
        b"text\x1b[31m",
        b"caf\xe9 \x81",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(PageTextError) as refused:
        decode(data)

    assert str(refused.value) == (
        "The file is not plain text: it must be text in UTF-8, UTF-16 with a byte order mark or Windows-1252."
    )


@pytest.mark.parametrize(
    "data",
    [b"\n<!DOCTYPE html><p>", b"\xef\xbb\xbf<html>", b"%PDF-1.7", b"{\\rtf1", b"PK\x03\x04", b"<?xml "],
)
def test_another_format_is_named(data: bytes) -> None:
    with pytest.raises(PageTextError) as refused:
        decode(data)

    assert str(refused.value) == (
        "The file is a web page, a PDF or a word processor's document: save the page as plain text first."
    )


def test_the_largest_file_is_read_and_one_byte_more_is_refused() -> None:
    assert len(decode(b"a" * MAX_BYTES)) == MAX_BYTES
    with pytest.raises(PageTextError) as refused:
        decode(b"a" * (MAX_BYTES + 1))

    assert str(refused.value) == "The file is larger than 1 MB: only the text of one article can be imported."
