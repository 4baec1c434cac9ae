"""The rules, one subject a file. Each file has ``RULES`` and a ``check`` that yields what breaks them."""

from collections.abc import Callable, Iterator

from cms.newsroom.checks.content import Content
from cms.newsroom.checks.finding import Finding, Rule
from cms.newsroom.checks.rules import alternatives, headings, languages, links, tables

_SUBJECTS = (headings, alternatives, links, tables, languages)

CHECKS: list[Callable[[Content], Iterator[Finding]]] = [subject.check for subject in _SUBJECTS]
RULES: dict[str, Rule] = {rule.name: rule for subject in _SUBJECTS for rule in subject.RULES}
