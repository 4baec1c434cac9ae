"""Headings go down one level at a time (RGAA 9.1)."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.core.blocks import HeadingBlock
from cms.newsroom.checks.content import Content
from cms.newsroom.checks.finding import Finding, Rule, shortened

SKIPPED = Rule(
    "heading-skipped",
    True,
    _("Heading level skipped"),
    _("The heading “%(heading)s” is of level %(level)s, but level %(expected)s has not come yet: choose it instead."),
)
RULES = [SKIPPED]

#: The title of the page is of level 1.
TITLE = 1


def check(content: Content) -> Iterator[Finding]:
    """Yield each heading that stands more than one level below the one before it."""
    above: dict[str, int] = {}
    for each in content.of(HeadingBlock):
        before, level = above.get(each.field, TITLE), int(each.value["level"])
        if level > before + 1:
            details = {
                "heading": shortened(each.value.get("text")),
                "level": str(level),
                "expected": str(before + 1),
            }
            yield Finding(SKIPPED, details, each.field, each.id, each.place)
        # The next heading is compared with the level that this one should have.
        above[each.field] = min(level, before + 1)
