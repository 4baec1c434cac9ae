"""Which targets a stored text names."""

import pytest

from cms.core.rich_text import References, references

NONE: frozenset[int] = frozenset()


def test_pages_documents_and_images_are_found_once_each() -> None:
    source = (
        '<p><a linktype="page" id="3">a</a> <a id="3" linktype="page">b</a></p>'
        '<a linktype="page" id="7">c</a>'
        '<p><a linktype="document" id="4">d</a></p>'
        '<embed alt="A &quot;cup&quot; &gt; a bowl" embedtype="image" format="left" id="5"/>'
        '<embed embedtype="media" url="https://video.example.org/9"/>'
    )
    assert references(source) == References(frozenset({3, 7}), frozenset({4}), frozenset({5}))


def test_a_text_without_targets_names_none() -> None:
    assert references('<p>3 <a href="https://example.org/?id=3">words</a></p>') == References(NONE, NONE, NONE)


@pytest.mark.parametrize(
    "value", ["", "x", "-1", "0", "1.5", " 3", "3x", "٣", "²", "2147483648", "9" * 5000, "3&quot;"]
)
def test_a_malformed_id_is_left_out(value: str) -> None:
    source = f'<a linktype="page" id="{value}">a</a><embed embedtype="image" id="{value}"/>'
    assert references(source) == References(NONE, NONE, NONE)


def test_the_largest_key_of_the_database_is_kept() -> None:
    assert references('<a linktype="page" id="2147483647">a</a>').pages == {2147483647}


@pytest.mark.parametrize(
    "tag",
    [
        '<a linktype="page">a</a>',
        '<a linktype="snippet" id="3">a</a>',
        '<a id="3">a</a>',
        '<area linktype="page" id="3">',
        '<b linktype="page" id="3">a</b>',
    ],
)
def test_other_tags_name_nothing(tag: str) -> None:
    assert references(tag) == References(NONE, NONE, NONE)


def test_single_quotes_bare_values_and_capitals_are_read() -> None:
    source = "<A LINKTYPE='page' ID='3'>a</A><a linktype=document id=4>b</a>"
    assert references(source) == References(frozenset({3}), frozenset({4}), NONE)
