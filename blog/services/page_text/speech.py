"""The words that attribute a quotation to somebody, in French and English."""

_REGULAR_FRENCH_VERBS = (
    "affirm", "ajout", "annonc", "assur", "avou", "confi", "confirm", "constat", "déclar", "détaill", "estim",
    "expliqu", "félicit", "indiqu", "insist", "jug", "not", "observ", "précis", "racont", "remarqu", "résum",
    "soulign", "témoign",
)  # fmt: skip
_ENDINGS = ("e", "ent", "é", "ait", "aient")
_OTHER_FRENCH = (
    "rappelle", "rappellent", "rappelé", "rappelait", "dit", "disent", "disait", "écrit", "écrivent",
    "conclut", "concluent", "conclu", "poursuit", "poursuivent", "répond", "répondent", "répondu",
    "reconnaît", "reconnu", "soutient", "soutiennent", "soutenu", "selon", "après",
)  # fmt: skip
_ENGLISH = (
    "say", "says", "said", "explain", "explains", "explained", "add", "adds", "added",
    "state", "states", "stated", "note", "notes", "noted", "recall", "recalls", "recalled",
    "declare", "declares", "declared", "according",
)  # fmt: skip

SPEECH_WORDS = frozenset(
    {stem + ending for stem in _REGULAR_FRENCH_VERBS for ending in _ENDINGS} | {*_OTHER_FRENCH} | {*_ENGLISH}
)

NAME_PARTICLES = frozenset({
    "de", "du", "des", "la", "le", "les", "d", "van", "von", "der", "den", "di", "da", "del", "della", "dos",
    "el", "al", "ben", "bin", "et", "and",
})  # fmt: skip
"""Words in lower case that may stand inside a name, or between two names."""
