"""Links say where they lead (RGAA 6.1, 6.2)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.newsroom.checks.content import Content, PlacedBlock
from cms.newsroom.checks.finding import Finding, Rule, shortened

EMPTY = Rule(
    "link-empty",
    True,
    _("Link without words"),
    _("A link to %(target)s has no words: write what it leads to, or take the link away."),
)
MUTE = Rule(
    "link-mute",
    True,
    _("Link that doesn't say where it leads"),
    _("The link “%(words)s” doesn't say where it leads: put the link on the words that name its target."),
)
VAGUE = Rule(
    "link-vague",
    False,
    _("Vague link"),
    _("The link “%(words)s” is understood only with the text around it: name its target if you can."),
)
ADDRESS = Rule(
    "link-address",
    False,
    _("Address as the words of a link"),
    _("The link “%(words)s” shows a bare address, which is read aloud letter by letter: name its target."),
)
TWO_TARGETS = Rule(
    "link-two-targets",
    False,
    _("Same words for two targets"),
    _("Two links say “%(words)s” but lead to different places: tell them apart."),
)
RULES = [EMPTY, MUTE, VAGUE, ADDRESS, TWO_TARGETS]

MUTE_WORDS = {
    *("cliquez ici", "cliquer ici", "clic ici", "cliquez", "ici", "là", "ce lien", "lien", "via ce lien", "par ici"),
    *("suivre ce lien", "sur ce lien", "click here", "click", "here", "this link", "link"),
}
VAGUE_WORDS = {
    *("en savoir plus", "lire la suite", "lire plus", "plus d'informations", "plus d'infos", "plus", "voir", "suite"),
    *("voir plus", "cette page", "ce site", "cet article", "read more", "more", "learn more", "this page", "see more"),
}

_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.I)
_AROUND = re.compile(r"^\W+|\W+$")


def check(content: Content) -> Iterator[Finding]:
    """Yield each link whose words don't serve readers, and each pair of links that can't be told apart."""
    targets: dict[str, str] = {}
    told: set[str] = set()
    for placed, link in content.links:
        words = _AROUND.sub("", link.words.casefold().replace("’", "'"))
        if rule := _rule(link.words, words):
            yield _finding(rule, placed, link.words, link.target)
        elif targets.setdefault(words, link.target) != link.target and words not in told:
            told.add(words)
            yield _finding(TWO_TARGETS, placed, link.words, link.target)


def _rule(words: str, plain: str) -> Rule | None:
    if not words:
        return EMPTY
    if _ADDRESS.match(words):
        return ADDRESS
    if not plain or plain in MUTE_WORDS:
        return MUTE
    return VAGUE if plain in VAGUE_WORDS else None


def _finding(rule: Rule, placed: PlacedBlock, words: str, target: str) -> Finding:
    details = {"words": shortened(words), "target": shortened(target)}
    return Finding(rule, details, placed.field, placed.id, placed.place)
