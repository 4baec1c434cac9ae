"""A quotation in another language says so, or screen readers read it with the wrong voice (RGAA 8.7, 8.8)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.core.blocks import QuoteBlock
from cms.newsroom.checks.content import Content
from cms.newsroom.checks.finding import Finding, Rule, shortened

UNMARKED = Rule(
    "quote-language",
    False,
    _("Quotation in another language"),
    _("The quotation “%(quote)s” seems to be in another language than it says: choose its language in the block."),
)
RULES = [UNMARKED]

#: Frequent small words of each language that few of the others have.
SMALL_WORDS = {
    "fr": "le la les des du une est et que qui dans pour pas sur avec nous vous ils elle sont ont cette ce mais ne je",
    "en": "the of and to is that it for was with they this are have not be we you from but what there been their",
    "es": "el los las una que y en es por con para del se lo como más pero sus este muy también fue todo nos",
    "de": "der die das und ist nicht ein eine zu den mit sich auf für von dem es wir ich sie auch wird haben als",
    "it": "il gli che di è per una con non del della sono anche questo ma più nel alla come ci hanno essere",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")

#: With fewer small words than this, nothing is said: names and short phrases belong to no language.
FEWEST = 3


def check(content: Content) -> Iterator[Finding]:
    """Yield each quotation whose words are of another language than the one it declares, or else the page's."""
    for each in content.of(QuoteBlock):
        declared = each.value.get("language") or content.language
        guessed = language_of(str(each.value.get("text") or ""))
        if guessed is not None and declared in _WORDS_OF and guessed != declared:
            yield Finding(UNMARKED, {"quote": shortened(each.value["text"])}, each.field, each.id, each.place)


def language_of(text: str) -> str | None:
    """Return the language that a text is clearly written in; ``None`` if that can't be told."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = sorted(((sum(word in small for word in words), language) for language, small in _WORDS_OF.items()))
    (second, _other), (most, language) = counts[-2:]
    return language if most >= FEWEST and most >= 2 * second else None
