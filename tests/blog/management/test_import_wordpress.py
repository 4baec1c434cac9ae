"""``manage.py import_wordpress``: says what an export would become, and makes it so if asked."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from blog.models import ArticlePage
from tests.factories import make_site
from tests.factories.media import root_collection
from tests.factories.wordpress import post, wxr

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_site()
    root_collection()
    return wxr(tmp_path, post("=Un titre", '[form id="1"]<p>a</p>', id=5), post("B"), post(kind="product"))


def run(file: Path, *options: str) -> str:
    output = StringIO()
    call_command("import_wordpress", str(file), *options, stdout=output)
    return output.getvalue().strip()


LOSSES = "=Un titre (5):\n  [form]: Une extension de WordPress produit ceci : mettez-y un élément d’ici."


def test_without_apply_nothing_is_written(file: Path) -> None:
    assert run(file) == (
        "Would import: 1 rubric, 1 author, 2 articles. Imported before: 0.\nPassed over: 1 “product”.\n"
        f"Nothing was written. Run again with --apply to do it.\n{LOSSES}"
    )
    assert ArticlePage.objects.count() == 0


def test_with_apply_it_is_done_once(file: Path) -> None:
    assert run(file, "--apply").startswith("Imported: 1 rubric, 3 redirects, 1 author, 2 articles. Imported before: 0.")
    assert run(file, "--apply") == "Imported: nothing. Imported before: 2.\nPassed over: 1 “product”."
    assert ArticlePage.objects.count() == 2


def test_the_report_has_all_that_is_lost_and_no_formula(file: Path, tmp_path: Path) -> None:
    run(file, "--report", str(tmp_path / "pertes.csv"))

    with (tmp_path / "pertes.csv").open(encoding="utf-8-sig", newline="") as report:
        rows = list(csv.reader(report, delimiter=";"))
    assert [row[:2] + row[3:4] for row in rows] == [["post", "title", "what"], ["5", "'=Un titre", "[form]"]]


def test_bad_files_and_folders_are_one_line(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"can't be read: No such file or directory\.$"):
        run(tmp_path / "absent.xml")
    with pytest.raises(CommandError, match=r"is not a folder\.$"):
        run(file, "--media", str(tmp_path / "absent"))
    file.write_text("<rss/>")
    with pytest.raises(CommandError, match=r"n’est pas un export de WordPress"):
        run(file)
