"""What a reader types, read: words that must all be there, and phrases in quotation marks."""

import re
from dataclasses import dataclass

from cms.core.search.words import Forms, indexed

#: What is beyond is passed over: nobody types that much.
MAX_CHARACTERS = 500
MAX_WORDS = 16

_PHRASE = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]')


@dataclass(frozen=True)
class SearchQuery:
    """A query that some backend can answer.

    Attributes:
        phrases: each a row of words that stand next to each other; most are of one word. All must be found.
        language: code of the texts that are searched.
    """

    phrases: tuple[tuple[Forms, ...], ...]
    language: str

    @property
    def forms(self) -> frozenset[str]:
        """Every form that a found word can have."""
        return frozenset(form for phrase in self.phrases for word in phrase for form in word)


def read_query(text: str, language: str) -> SearchQuery:
    """Read what a reader typed. Never fails: what is neither word nor quotation mark is passed over.

    Args:
        text: anything.
        language: code of the texts to search; it says what an ending and a stop word is.

    Returns:
        The query; without phrases if nothing is left to look for.
    """
    if len(text) > MAX_CHARACTERS:
        # The last word may be cut: without it.
        text = text[:MAX_CHARACTERS].rpartition(" ")[0] or text[:MAX_CHARACTERS]
    quoted = [tuple(indexed(phrase, language)) for phrase in _PHRASE.findall(text)]
    single = [(word,) for word in indexed(_PHRASE.sub(" ", text), language)]
    phrases: list[tuple[Forms, ...]] = []
    left = MAX_WORDS
    for phrase in dict.fromkeys([*quoted, *single]):
        if phrase and left:
            phrases.append(phrase[:left])
            left -= len(phrases[-1])
    return SearchQuery(tuple(phrases), language)
