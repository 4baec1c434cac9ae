"""Levels of headings: the first is 2, and none is skipped on the way down."""

from cms.newsroom.importing.html.parts import Block

DEEPEST = 4


def settle_levels(blocks: list[Block]) -> list[Block]:
    """Return blocks whose headings keep their order of rank, on the levels that a body has."""
    open_levels: list[int] = []
    settled = []
    for kind, value in blocks:
        if kind == "heading":
            level = int(value["level"])
            open_levels = [each for each in open_levels if each < level] + [level]
            value = {**value, "level": str(min(1 + len(open_levels), DEEPEST))}
        settled.append((kind, value))
    return settled
