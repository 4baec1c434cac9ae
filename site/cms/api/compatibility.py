"""What clients of the last release would miss: the breaking changes of the schema, and which of them are announced."""

import re

from graphql import BreakingChange, build_schema, find_breaking_changes

#: How graphql-core tells where a change is, if not by "Type.field". (We declare no directives of our own.)
MEMBER_OF_TYPE = re.compile(r"(\w+) (?:was removed from (?:enum|union)|on input) type (\w+)")
FIELD = re.compile(r"\w+\.\w+")
FIRST_WORD = re.compile(r"\w+")


def unannounced_changes(released: str, current: str, changelog: str) -> dict[str, str]:
    """Return the breaking changes that the changelog doesn't name, by name, each with what changed.

    Args:
        released: the last release's schema, in the schema definition language.
        current: the schema as it is now, in the same language (graphene's own types count as changed).
        changelog: a Markdown text. Its section "Unreleased" announces a change by the name, in backquotes, of what
            changed (``Type.field``; ``Type`` for a type) below the heading "Breaking".
    """
    announced = set(re.findall(r"`([\w.]+)`", _breaking(changelog)))
    changes = find_breaking_changes(build_schema(released), build_schema(current))
    return {name: each.description for each in changes if (name := _name(each)) not in announced}


def _breaking(changelog: str) -> str:
    unreleased = re.split(r"^## ", changelog.partition("## Unreleased\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return re.split(r"^### ", unreleased.partition("### Breaking\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def _name(change: BreakingChange) -> str:
    if member := MEMBER_OF_TYPE.search(change.description):
        return f"{member[2]}.{member[1]}"
    found = FIELD.search(change.description) or FIRST_WORD.search(change.description)
    return found[0] if found else change.description
