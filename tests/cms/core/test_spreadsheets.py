"""What the admin exports is shown by spreadsheets, never run."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from home.models import FormPage
from tests.factories import ArticleFactory, FormPageFactory, UserFactory

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://example.org","Gagné")'


def submissions(client: Client, form: str) -> bytes:
    page: FormPage = FormPageFactory(fields={"Nom": "singleline"})
    page.get_submission_class().objects.create(page=page, form_data={"nom": FORMULA})
    client.force_login(UserFactory())
    return b"".join(client.get(f"/admin/forms/submissions/{page.pk}/?export={form}"))


def test_what_a_reader_wrote_into_a_form_is_text_in_csv(client: Client) -> None:
    rows = list(csv.reader(io.StringIO(submissions(client, "csv").decode())))

    assert rows[1][1] == f"'{FORMULA}"


def test_what_a_reader_wrote_into_a_form_is_text_in_xlsx(client: Client) -> None:
    sheet = load_workbook(io.BytesIO(submissions(client, "xlsx"))).worksheets[0]

    assert (sheet["B2"].value, sheet["B2"].data_type) == (FORMULA, "s")


def test_titles_are_text_in_reports(client: Client) -> None:
    ArticleFactory(title="+33 1 23", live=True)
    client.force_login(UserFactory())

    content = b"".join(client.get("/admin/reports/aging-pages/results/?export=csv")).decode()

    assert "'+33 1 23" in content
    assert ",+33" not in content
