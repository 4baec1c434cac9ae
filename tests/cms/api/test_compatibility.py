"""A change of the schema that breaks clients of the last release is announced, or the check fails."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.api.compatibility import unannounced_changes
from cms.api.schema import sdl

RELEASED = """
type Query { kept: Int gone: Int retyped: Int found(by: Kind, old: Int): Found filtered(filter: Filter): Old }
enum Kind { A B }
union Found = One | Two
interface Named { name: String }
type One implements Named { name: String }
type Two { kept: Int }
type Old { kept: Int }
input Filter { kept: Int retyped: Int }
"""
CURRENT = """
type Query { kept: Int retyped: String found(by: Kind, new: Int!): Found filtered(filter: Filter): Int added: Two }
enum Kind { A C }
union Found = One
interface Named { name: String }
type One { name: String }
type Two { kept: Int }
input Filter { kept: Int retyped: String added: Int! }
"""
NAMES = {
    "Old", "Query.gone", "Query.retyped", "Query.found", "Query.filtered", "Kind.B", "Found.Two", "One",
    "Filter.retyped", "Filter.added",
}  # fmt: skip
WHOLE = "## Unreleased\n\n### Breaking\n\n{}\n\n### New\n\n- More.\n\n## 1.0\n\n- First.\n"


def unannounced(changelog: str, released: str = RELEASED) -> set[str]:
    return {*unannounced_changes(released, CURRENT, changelog)}


def test_every_breaking_change_has_a_name() -> None:
    assert unannounced("") == NAMES


def test_additions_break_nothing() -> None:
    assert unannounced("", "type Query { kept: Int } type Two { kept: Int } enum Kind { A }") == set()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_change_that_is_named_is_announced(name: str) -> None:
    assert unannounced(WHOLE.format(f"- `{name}` is no more.")) == NAMES - {name}


@pytest.mark.parametrize(
    "changelog",
    [
        WHOLE.format("- Query.gone is no more."),
        WHOLE.format("- `Query.gone2` and `Query` and `gone` are no more."),
        "## Unreleased\n\n- `Query.gone` is no more.\n",
        "## Unreleased\n\n### Breaking\n\n### New\n\n- `Query.gone`\n",
        "## Unreleased\n\n- More.\n\n## 1.0\n\n### Breaking\n\n- `Query.gone`\n",
    ],
    ids=["without backquotes", "another name", "not called breaking", "another heading", "an older release"],
)
def test_a_change_that_is_named_elsewhere_is_not_announced(changelog: str) -> None:
    assert unannounced(changelog) == NAMES


def check(folder: Path, released: str | None, changelog: str = "") -> None:
    paths = folder / "released.graphql", folder / "changelog.md"
    for path, text in zip(paths, (released, changelog), strict=True):
        if text is not None:
            path.write_text(text)
    call_command("graphql_sdl", "--check", f"--released={paths[0]}", f"--changelog={paths[1]}")


def test_before_the_first_release_nothing_can_break(tmp_path: Path) -> None:
    check(tmp_path, None)


def test_the_check_compares_with_the_released_schema(tmp_path: Path) -> None:
    check(tmp_path, sdl())


def test_the_check_names_what_is_not_announced(tmp_path: Path) -> None:
    released = sdl().replace("type Query {", "type Query {\n  gone: Int\n  lost: Int\n", 1)

    with pytest.raises(CommandError) as refused:
        check(tmp_path, released, WHOLE.format("- `Query.lost` is no more."))

    assert str(refused.value) == (
        'Breaking changes that changelog.md lacks in "Unreleased", "Breaking": `Query.gone` (Query.gone was removed).'
    )
    check(tmp_path, released, WHOLE.format("- `Query.lost` and `Query.gone` are no more."))


def test_a_changelog_that_is_missing_is_told_in_a_line(tmp_path: Path) -> None:
    released, changelog = tmp_path / "released.graphql", tmp_path / "nowhere.md"
    released.write_text(sdl())

    with pytest.raises(CommandError, match=r"nowhere\.md can't be read: No such file or directory\.$"):
        call_command("graphql_sdl", "--check", f"--released={released}", f"--changelog={changelog}")
