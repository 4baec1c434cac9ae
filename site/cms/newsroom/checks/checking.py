"""Checks a page: everything that breaks a rule, and what of it an editor must mend before publishing."""

from typing import Any

from cms.newsroom.checks.content import content_of
from cms.newsroom.checks.finding import Finding
from cms.newsroom.checks.rules import CHECKS


def check_page(page: Any) -> list[Finding]:
    """Return what breaks a rule, in the order of the rules; one statement for the pictures of the bodies.

    Args:
        page: with its values in memory, saved or not.
    """
    content = content_of(page)
    return [finding for check in CHECKS for finding in check(content)]


def blocking(findings: list[Finding]) -> list[Finding]:
    """Return the findings that keep a page from being published."""
    return [each for each in findings if each.blocks]
