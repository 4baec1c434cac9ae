"""The documents with which GraphiQL opens are examples of docs/graphql.md, whose own test runs them."""

import re
from pathlib import Path

from graphql import parse, print_ast

ROOT = Path(__file__).parents[4]
EXAMPLES = sorted((ROOT / "site/cms/api/explorer/examples").glob("*.graphql"))


def test_graphiql_opens_with_examples_of_the_documentation() -> None:
    page = (ROOT / "docs/graphql.md").read_text(encoding="utf-8")
    documented = {print_ast(parse(text)) for text in re.findall(r"^```graphql\n(.*?)^```$", page, re.M | re.S)}
    opened = [print_ast(parse(path.read_text(encoding="utf-8"))) for path in EXAMPLES]

    assert [path.stem for path in EXAMPLES] == ["body", "newest", "search"]
    assert [text for text in opened if text not in documented] == []
