"""Comparing lines whatever their accents, case and punctuation."""

import re
import unicodedata


def plain(text: str) -> str:
    """Return the words of `text` in lower case, without accents or punctuation, one space between them.

    >>> plain("À propos de l’auteur :")
    'a propos de l auteur'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    unaccented = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", unaccented))
