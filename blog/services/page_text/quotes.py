"""Recognising a sentence that quotes somebody by name."""

import re

from blog.services.page_text.parts import Quote
from blog.services.page_text.sentences import quotations
from blog.services.page_text.speech import NAME_PARTICLES, SPEECH_WORDS

MAX_ATTRIBUTION_WORDS = 6
MAX_ATTRIBUTION = 100
MAX_NAME_OR_ROLE = 255
"""In characters: what is longer is no attribution, name or role, but a sentence that goes on."""

_ELISION = re.compile(r"\A\w{1,2}[’']")
_NAME_WORD = re.compile(r"[\w’'.-]+")


def read_quote(sentence: str) -> Quote | None:
    """Return the sentence as a quote, or None when its quotation isn't attributed to a name.

    The order read is: a quotation, a speech verb, a capitalised name, then nothing or a comma and a role.
    """
    quoted = quotations(sentence)
    if not quoted:
        return None
    end = quoted[-1][1]
    words = sentence[end:].lstrip(" ,\u00a0\u202f").split()
    attribution = _attribution(words)
    if attribution is None:
        return None
    named = _speaker(words[len(attribution) :])
    if named is None:
        return None
    role = words[len(attribution) + len(named) :]
    quote = Quote(
        text=sentence[:end].strip(),
        attribution=" ".join(attribution),
        speaker=_without_stop(" ".join(named)).rstrip(","),
        role=_without_stop(" ".join(role)),
    )
    longest = max(len(quote.speaker), len(quote.role))
    return quote if len(quote.attribution) <= MAX_ATTRIBUTION and longest <= MAX_NAME_OR_ROLE else None


def _attribution(words: list[str]) -> list[str] | None:
    """Return the words before the first capitalised one, when one of them is a word of speech."""
    for count, word in enumerate(words[: MAX_ATTRIBUTION_WORDS + 1]):
        if _is_capitalised(word):
            before = words[:count]
            return before if any(map(_is_speech, before)) else None
        if word[-1] in ",;:.!?…":
            return None
    return None


def _is_speech(word: str) -> bool:
    return _ELISION.sub("", word).casefold() in SPEECH_WORDS


def _is_capitalised(word: str) -> bool:
    return _ELISION.sub("", word)[:1].isupper()


def _speaker(words: list[str]) -> list[str] | None:
    """Return the words of the name, which a comma or the end of the sentence must close."""
    for count, word in enumerate(words, start=1):
        if not _is_capitalised(word) and word not in NAME_PARTICLES:
            return None
        closed_by_comma = word.endswith(",")
        is_last = closed_by_comma or count == len(words)
        name_word = _without_stop(word).rstrip(",") if is_last else word
        if not _NAME_WORD.fullmatch(name_word):
            return None
        if is_last:
            return words[:count] if _is_capitalised(word) else None
    return None


def _without_stop(text: str) -> str:
    return text.rstrip(".!?…")
