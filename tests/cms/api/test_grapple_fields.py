"""grapple's own root fields, which know no visibility rule, can't be reached; its schema isn't even imported."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from graphql import build_schema

from cms.api.schema import get_schema
from tests.asking import refusal

#: The root fields that grapple 0.31 offers for Wagtail's things and for every registered snippet.
GRAPPLES = [
    "collections",
    "documentType",
    "documents",
    "document",
    "imageType",
    "images",
    "image",
    "setting",
    "settings",
    "sites",
    "snippets",
    "tag",
    "users",
    "user",
    "media",
    "territories",
    "authorPages",
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", GRAPPLES)
def test_root_field_of_grapple_does_not_exist(name: str) -> None:
    error = refusal(f"{{ {name} {{ __typename }} }}", status=400)

    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert error["message"].startswith(f"Cannot query field '{name}' on type 'Query'.")


def test_every_root_field_is_one_of_the_contract() -> None:
    contract = build_schema((Path(__file__).parent / "contract.graphql").read_text())

    assert get_schema().query_type.fields.keys() <= contract.query_type.fields.keys()
    assert get_schema().subscription_type is None


@pytest.mark.parametrize("thing", ["Collection", "Document", "Image", "Page", "Redirect", "Site", "Tag", "User"])
def test_no_type_of_grapple_is_in_the_schema(thing: str) -> None:
    assert f"{thing}ObjectType" not in get_schema().type_map


PROGRAM = """
import sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
response = Client().post("/graphql/", {"query": "{ articles { totalCount nodes { body { id } cover { alt } } } }"},
                         content_type="application/json")
print(response.json()["data"])
print(*sorted(name for name in sys.modules if name.startswith("grapple.schema") or name == "grapple.urls"))
"""


def test_serving_never_imports_the_schema_of_grapple(tmp_path: Path) -> None:
    root = settings.BASE_DIR
    environment = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "PYTHONPATH": f"{root}:{root / 'site'}",
    }
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, cwd=root, capture_output=True, text=True, timeout=100
    )

    assert run.returncode == 0, run.stderr
    answer, imported = run.stdout.split("\n")[:2]
    assert answer == "{'articles': {'totalCount': 0, 'nodes': []}}"
    assert imported == ""
