"""The clients that frontends use, from npm, against a running server: Apollo Client, urql, graphql-codegen."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLInterfaceType,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_schema,
    parse,
    visit,
)
from pytest_django.live_server_helper import LiveServer

from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    CallFactory,
    DocumentFactory,
    EmbedFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    body,
    call,
    callout,
    contribute,
    document,
    embed,
    heading,
    image,
    key_figures,
    laureate,
    laureate_list,
    paragraph,
    quote,
    related_pages,
    table,
)
from tests.npm import install

HERE = Path(__file__).parent
SCHEMA = HERE.parents[3] / "site" / "cms" / "api" / "schema.graphql"
DOCUMENTS = "".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "documents").glob("*.graphql")))
REFUSED = [["GRAPHQL_VALIDATION_FAILED"], ["BAD_USER_INPUT"], ["LIMIT_EXCEEDED"]]

pytestmark = [pytest.mark.needs_node, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def _installed() -> None:
    install(HERE)


@pytest.fixture
def server(live_server: LiveServer) -> str:
    """The address of a running API with three articles: Avril, Mai and Juin."""
    rubric = RubricFactory()
    for title in ("Mai", "Avril", "Juin"):
        ArticleFactory(title=title, parent=rubric)
    return f"{live_server.url}/graphql/"


def run(*command: str) -> str:
    """Run a command in this folder, and return what it prints; show its errors if it fails."""
    finished = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_installed")
def test_apollo_client_merges_pages_names_documents_by_hash_and_reads_codes(server: str) -> None:
    seen: dict[str, Any] = json.loads(run("node", "apollo.js", server))

    assert seen["pages"] == [["Avril", "Juin"], ["Avril", "Juin", "Mai"], ["Avril", "Juin", "Mai"]]
    # Apollo registers a document by POST. It is known to the second client from the start.
    assert seen["again"] == ["Avril", "Juin"]
    assert seen["requests"] == ["GET hash", "POST hash and text", "GET hash", "GET hash", "GET hash"]
    assert seen["errors"] == REFUSED


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_installed")
def test_urql_reads_pages_names_documents_by_hash_and_reads_codes(server: str) -> None:
    seen: dict[str, Any] = json.loads(run("node", "urql.js", server))

    assert seen["pages"] == [["Avril", "Juin"], ["Mai"]]
    assert seen["requests"] == ["GET hash", "GET hash and text", "GET hash"]
    assert seen["errors"] == REFUSED


@pytest.mark.usefixtures("_installed")
def test_types_generated_for_every_block_satisfy_a_strict_typescript() -> None:
    run("npx", "--no-install", "graphql-codegen", "--config", "codegen.js")
    assert run("npx", "--no-install", "tsc", "--project", ".") == ""


@pytest.mark.django_db
def test_the_documents_ask_for_every_block_with_every_field_and_are_answered() -> None:
    schema = build_schema(SCHEMA.read_text(encoding="utf-8"))
    interface = schema.type_map["StreamFieldInterface"]
    assert isinstance(interface, GraphQLInterfaceType)
    blocks = schema.get_implementations(interface).objects
    own = {(block.name, field) for block in blocks for field in block.fields if field not in interface.fields}
    assert own - fields_asked(schema) == set()

    association, projects, article = LaureateFactory(), CallFactory(), ArticleFactory()
    EmbedFactory(url="https://video.example.org/1")
    every = body(
        heading(), paragraph(), quote(), callout(), image(ImageFactory()), document(DocumentFactory()), embed(),
        key_figures(), table(), related_pages(article), contribute(), laureate(association),
        laureate_list(association), call(projects),
    )  # fmt: skip
    page = ArticleFactory(slug="tout", body=every)
    answer = ask(DOCUMENTS, slug=page.slug)["article"]
    assert answer["title"] == page.title
    assert {block["blockType"] for block in answer["body"]} == {block.name for block in blocks}


def fields_asked(schema: GraphQLSchema) -> set[tuple[str, str]]:
    """Return what the documents ask for, as (type, field)."""
    types = TypeInfo(schema)
    asked: set[tuple[str, str]] = set()

    class Collector(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            parent = types.get_parent_type()
            assert parent is not None
            asked.add((parent.name, node.name.value))

    visit(parse(DOCUMENTS), TypeInfoVisitor(types, Collector()))
    return asked
