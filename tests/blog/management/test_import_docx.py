"""``manage.py import_docx``: one document, one draft, and a line for each thing that is lost."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from blog.models import ArticlePage
from tests.factories import RubricFactory
from tests.factories.word import docx, p

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    RubricFactory(slug="enquetes")
    path = tmp_path / "Visite.docx"
    path.write_bytes(docx(p("Un texte."), word__footer1_xml="<x/>").getvalue())
    return path


def run(file: Path, rubric: str = "enquetes") -> str:
    output = StringIO()
    call_command("import_docx", str(file), "--rubric", rubric, stdout=output)
    return output.getvalue().strip()


def test_a_document_becomes_a_draft_once(file: Path) -> None:
    assert run(file) == (
        "Made a draft of “Visite” (visite).\n"
        "Visite.docx: Le document n’a pas de titre (style «\u00a0Titre\u00a0») : le nom du fichier en tient lieu.\n"
        "Les en-têtes et pieds de page ne sont pas repris."
    )
    assert run(file) == "“Visite” was imported before from this file: left as it is."
    assert ArticlePage.objects.count() == 1


def test_a_bad_file_is_one_line(file: Path) -> None:
    file.write_bytes(b"not a zip")

    with pytest.raises(CommandError, match=r"Ce fichier n’est pas un document Word \(\.docx\), ou il est endommagé\.$"):
        run(file)


def test_a_file_that_is_not_there_is_one_line(file: Path) -> None:
    with pytest.raises(CommandError, match=r"can't be read: No such file or directory\.$"):
        run(file.with_name("absent.docx"))


def test_an_unknown_rubric_names_those_there_are(file: Path) -> None:
    with pytest.raises(CommandError, match=r"^There is no rubric “autre”: the rubrics are: enquetes\.$"):
        run(file, "autre")
