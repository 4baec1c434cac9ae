"""A rule on content, and one place that breaks it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

#: A sentence for people, translated when it is read.
Sentence = str | Promise


@dataclass(frozen=True)
class Rule:
    """What is looked for.

    Attributes:
        name: stored, and shown to nobody; it never changes.
        blocks: whether it keeps content from being published; else it only warns.
        title: what is wrong, in a few words, for lists.
        sentence: what to mend, with the finding's ``details`` as ``%(name)s``.
    """

    name: str
    blocks: bool
    title: Sentence
    sentence: Sentence


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule.

    Attributes:
        rule: the rule.
        details: what the rule's sentence names, as text.
        field: the page's field.
        block: the id of the block, empty for what isn't in one; ``place`` is its index in the field.
    """

    rule: Rule
    details: dict[str, str] = field(default_factory=dict)
    field: str = ""
    block: str = ""
    place: int | None = None

    @property
    def message(self) -> str:
        """What to mend, in the active language."""
        return str(self.rule.sentence) % self.details

    @property
    def blocks(self) -> bool:
        """Whether it keeps the page from being published."""
        return self.rule.blocks


def shortened(text: Any, length: int = 60) -> str:
    """Return a text that is short enough to be named in a sentence."""
    words = " ".join(str(text or "").split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
