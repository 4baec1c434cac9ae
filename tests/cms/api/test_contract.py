"""The schema holds what the contract promises."""

from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema
from graphql.utilities import find_breaking_changes

from cms.api.schema import get_schema, sdl

CONTRACT = build_schema((Path(__file__).parent / "contract.graphql").read_text())


def lacking(schema: GraphQLSchema) -> dict[str, str]:
    """Return what a schema lacks of the contract: what graphql-core says of each thing, by its name."""
    found = {}
    for change in find_breaking_changes(CONTRACT, schema):
        name, _was, rest = change.description.partition(" was ")
        found[name] = rest
    return found


@pytest.fixture(scope="module")
def committed() -> GraphQLSchema:
    import cms.api

    return build_schema((Path(cms.api.__file__).parent / "schema.graphql").read_text())


def test_committed_file_is_the_schema_that_is_served() -> None:
    import cms.api

    assert (Path(cms.api.__file__).parent / "schema.graphql").read_text() == sdl()


def test_schema_has_all_of_the_contract(committed: GraphQLSchema) -> None:
    assert lacking(committed) == {}


def test_a_field_that_went_missing_would_be_found(committed: GraphQLSchema) -> None:
    text = (Path(__file__).parent / "contract.graphql").read_text()
    poorer = build_schema(text.replace("readingMinutes: Int!", "").replace("intro: RichText", "intro: String"))

    assert {"ArticlePage.readingMinutes": "removed."}.items() <= lacking(poorer).items()
    assert "HomePage.intro changed type from RichText to String." in lacking(poorer)


def test_default_values_of_the_contract_are_kept() -> None:
    served = get_schema()
    for name, field in CONTRACT.query_type.fields.items():
        ours = served.query_type.fields[name].args
        for argument, declared in field.args.items():
            if argument in ours:
                assert printed_default(ours[argument]) == printed_default(declared), (name, argument)


def printed_default(argument: object) -> str:
    """Return an argument's default value as the schema prints it."""
    from graphql.utilities.print_schema import print_input_value

    return print_input_value("argument", argument).partition(" = ")[2]


def test_every_type_and_root_field_tells_the_domain_not_the_tables() -> None:
    # The passage of a search's hit is no snippet of Wagtail's.
    served = sdl().replace("  snippet: HTML!", "").lower()
    for word in ("wagtail", "snippet", "queryset", "django", "numchild", "ownerId", "draftTitle", "goLiveAt", "live:"):
        assert word.lower() not in served
