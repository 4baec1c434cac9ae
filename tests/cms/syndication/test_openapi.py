"""The OpenAPI document: committed, public, and true of what is answered."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from jsonschema import Draft202012Validator

from blog.models import ArticlePage
from tests.factories import ArticleFactory, PartnerFactory, key_of, make_site
from tests.partner import get, happens, pull

FILE = settings.BASE_DIR / "docs" / "sync.openapi.json"


def validator(schema: str) -> Draft202012Validator:
    document = json.loads(FILE.read_text(encoding="utf-8"))
    return Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": document["components"]})


def test_the_committed_document_is_the_one_that_is_served():
    call_command("sync_openapi", "--check", stdout=StringIO())
    served = Client().get("/api/sync/v1/openapi.json").json()
    assert served == json.loads(FILE.read_text(encoding="utf-8"))
    assert served["openapi"].startswith("3.1")


def test_a_document_out_of_date_is_refused(monkeypatch, tmp_path):
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    with pytest.raises(CommandError, match="out of date"):
        call_command("sync_openapi", "--check")


def test_it_names_the_operations_their_key_and_their_problems():
    document = json.loads(FILE.read_text(encoding="utf-8"))
    assert document["paths"].keys() == {"/api/sync/v1/changes", "/api/sync/v1/items/{name}"}
    assert document["components"]["securitySchemes"] == {"PartnerKey": {"type": "http", "scheme": "bearer"}}
    for path in document["paths"].values():
        assert path["get"]["security"] == [{"PartnerKey": []}]
        assert path["get"]["responses"]["410"]["content"].keys() == {"application/problem+json"}


@pytest.mark.django_db
def test_answers_have_the_shape_that_it_describes():
    make_site()
    key = key_of(PartnerFactory())
    article = happens(ArticleFactory)
    page = pull(key)
    validator("ChangesSchema").validate(page)
    happens(lambda: ArticlePage.objects.get(pk=article.pk).delete())
    later = pull(key, page["nextCursor"])
    assert later["items"][0]["item"] is None
    validator("ChangesSchema").validate(later)
    rubric = page["items"][0]["id"]
    validator("ChangeSchema").validate(get(key, f"/api/sync/v1/items/{rubric}").json())
    validator("ProblemSchema").validate(get(None).json())
