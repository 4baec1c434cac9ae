"""What counts as the same word: without case, accents and endings, the same in every database.

An ending is taken off by the Snowball stemmer of the language, which needs the accents; readers leave them out. And
it treats a French plural in -er or -eu unlike its singular. Each word therefore has up to three forms, and two words
are the same if they share one. "égalité" has *egalit* and *egal*, "egalite" has *egalit*; "lieux" has *lieu* and
*lieux*, "lieu" has *lieu*.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from cms.core.search.stop_words import STOP_WORDS

WORD = re.compile(r"[^\W_]+")

#: Longer words are cut: nobody types them.
MAX_LETTERS = 40

_STEMMERS = {"fr": "french", "en": "english"}
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})

Forms = tuple[str, ...]


def composed(text: str) -> str:
    """Return a text in which a letter and its accent are one character, so that they are of one word."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return a text in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def forms(word: str, language: str) -> Forms:
    """Return the forms of one word.

    Args:
        word: as it stands in a text.
        language: code such as ``fr``; a language without a stemmer keeps its endings.

    Returns:
        The stems of the singular and of the word, both without accents before it, and the stem of the word without
        them after it; each once. Nothing for a word that every text has.
    """
    word = word[:MAX_LETTERS].lower()
    folded = fold(word)
    if folded in STOP_WORDS.get(language, ()):
        return ()
    found = (_stem(_singular(folded, language), language), _stem(folded, language), fold(_stem(word, language)))
    # What a stemmer or Unicode may leave that isn't a word has no place in an index.
    return tuple(dict.fromkeys(form for form in found if WORD.fullmatch(form)))


def indexed(text: str, language: str) -> Iterator[Forms]:
    """Yield the forms of each word of a text that says something, in order."""
    for match in WORD.finditer(composed(text)):
        if found := forms(match[0], language):
            yield found


def _singular(word: str, language: str) -> str:
    return word[:-1] if language == "fr" and len(word) > 3 and word[-1] in "sx" else word


def _stem(word: str, language: str) -> str:
    # A stemmer keeps the word that it is at, so threads can't share one.
    name = _STEMMERS.get(language)
    stem: str = snowballstemmer.stemmer(name).stemWord(word) if name else word
    return stem
