"""The compiled translation catalogues say what their sources say."""

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
