"""The compiled translation catalogues say what their sources say."""

import re

import polib
from django.conf import settings

CATALOGUES = sorted(
    catalogue
    for folder in ("site/cms", *settings.CONTENT_APPS)
    for catalogue in (settings.BASE_DIR / folder).rglob("locale/*/LC_MESSAGES/django.po")
)


def translations(entries: list[polib.POEntry] | list[polib.MOEntry]) -> dict[tuple[str, str | None], object]:
    """Return what each message, in its context, is translated to."""
    return {(entry.msgid, entry.msgctxt): entry.msgstr_plural or entry.msgstr for entry in entries}


def test_compiled_catalogues_say_what_their_sources_say() -> None:
    compiled = {path: translations(polib.mofile(str(path.with_suffix(".mo")))) for path in CATALOGUES}

    assert compiled == {path: translations(polib.pofile(str(path)).translated_entries()) for path in CATALOGUES}


def test_every_text_is_translated() -> None:
    catalogues = [polib.pofile(str(path)) for path in CATALOGUES]

    assert [entry.msgid for file in catalogues for entry in file.untranslated_entries() + file.fuzzy_entries()] == []


def test_french_texts_have_french_punctuation() -> None:
    """No line ends before a colon or inside a guillemet, and apostrophes are those of a typographer."""
    wrong = re.compile(r"\S [:;?!»](\W|$)|« |[a-zéè]'[a-zéèêh]", re.IGNORECASE)
    entries = [entry for path in CATALOGUES for entry in polib.pofile(str(path))]
    texts = [text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())]

    assert [text for text in texts if wrong.search(text)] == []
