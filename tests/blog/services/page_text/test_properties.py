"""Whatever the page, every word of it is found again, in order."""

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from blog.services.page_text import (
    Heading,
    PageText,
    PageTextError,
    Paragraph,
    Quote,
    parse,
)

CLOSING = "Labo ouvert\n\nJardiniers, écrivez !\n\n.\n\nTwitter\n\nRubriques"

letters = st.text(st.sampled_from("abcdeéèçœâ"), min_size=1, max_size=8)
word = letters | st.sampled_from(["aujourd’hui", "porte-clés", "2019", "700 000", "d’habitants", "(lmv)"])
phrase = st.lists(word, min_size=2, max_size=9).map(" ".join)
name = st.lists(letters, min_size=1, max_size=3).map(lambda words: " ".join(map(str.capitalize, words)))
sentence = phrase.map(lambda text: f"{text.capitalize()}.")
quotation = st.builds("{} « {} » {}.".format, name, phrase, phrase)
quote = st.builds(
    "{} « {} »{} {} {}{}.".format,
    name,
    phrase,
    st.sampled_from(["", ","]),
    st.sampled_from(["souligne", "a déclaré", "selon", "says"]),
    name,
    st.just("") | phrase.map(", {}".format),
)
paragraph = st.lists(sentence | quotation | quote, min_size=1, max_size=4).map(" ".join)
heading = phrase.map(str.capitalize)
section = st.lists(paragraph, min_size=1, max_size=3).flatmap(
    lambda paragraphs: heading.map(lambda text: [text, *paragraphs])
)
article = st.builds(
    lambda title, first, sections: [title, *first, *(line for lines in sections for line in lines)],
    heading,
    st.lists(paragraph, min_size=1, max_size=2),
    st.lists(section, max_size=4),
)
any_line = st.text(
    st.sampled_from('aA1 .,!:«»“"’-\u00a0*©') | st.characters(exclude_categories=["C"])
) | st.sampled_from(["", "Menu", "Rubriques", "Twitter", "À propos de l'auteur", "A « a » dit A", "© A"])


def words(texts: Iterable[str]) -> list[str]:
    return [found for text in texts for found in re.findall(r"\w+", text)]


def texts_of(page: PageText) -> list[str]:
    """Every text of the article, in order."""
    texts = [page.title, page.standfirst]
    for part in page.parts:
        match part:
            case Heading(text) | Paragraph(text):
                texts.append(text)
            case Quote(text, attribution, speaker, role):
                texts += [text, attribution, speaker, role]
    return texts


def written_out(page: PageText) -> str:
    """The page as somebody would type it again."""
    lines = [page.title, page.standfirst]
    for part in page.parts:
        if isinstance(part, Quote):
            role = f", {part.role}" if part.role else ""
            lines.append(f"{part.text} {part.attribution} {part.speaker}{role}.")
        else:
            lines.append(part.text)
    return "\n\n".join(lines)


@given(article, st.sampled_from(["", "Select Page\n\n", "Menu\n\nAccueil\n\n"]), st.sampled_from(["", CLOSING]))
def test_every_word_of_an_article_is_found_again_in_order(lines: list[str], menu: str, closing: str) -> None:
    page = parse(menu + "\n\n".join([*lines, closing]))

    assert words(texts_of(page)) == words(lines)
    assert page.title == lines[0]


@given(article)
def test_reading_an_article_written_out_again_changes_nothing(lines: list[str]) -> None:
    page = parse("\n\n".join(lines))

    assert parse(written_out(page)) == page


@given(article, st.sampled_from(["\n\n", "\r\n\r\n", "\n \n\n", "\r\r", "\u2029\u2029"]))
def test_line_ends_and_spaces_change_nothing(lines: list[str], separator: str) -> None:
    assert parse(separator.join(f"  {line}\t" for line in lines)) == parse("\n\n".join(lines))


@given(st.lists(any_line, min_size=2).map("\n".join))
def test_any_text_is_read_without_losing_a_word_or_refused(text: str) -> None:
    try:
        page = parse(text)
    except PageTextError:
        return
    author = [page.author.name, *page.author.bio] if page.author else []
    found = [*texts_of(page), *author, *(item.text for item in page.left_out)]

    assert sorted(words(found)) == sorted(words(text.splitlines()))
