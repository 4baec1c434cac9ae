"""How the tests import a site from WordPress."""

from pathlib import Path
from typing import Any

from blog.services.wordpress import Options, Report, import_wordpress
from blog.services.wordpress.importing import Progress
from tests.factories import png
from tests.factories.wordpress import SITE, wxr

APPLY = Options(apply=True)


def run(folder: Path, *parts: str, options: Options = APPLY, **of_export: Any) -> Report:
    return import_file(wxr(folder, *parts, **of_export), options)


def import_file(path: Path, options: Options = APPLY, progress: Progress = lambda done, number: None) -> Report:
    with path.open("rb") as file:
        return import_wordpress(file, options, progress)


def losses(report: Report) -> list[tuple[str, str]]:
    return [(item.what, item.reason) for outcome in report.outcomes for item in outcome.left_out]


def uploads(folder: Path) -> Path:
    media = folder / "uploads"
    (media / "2019").mkdir(parents=True)
    (media / "2019" / "port.png").write_bytes(png())
    return media


PICTURE = f'<figure><img src="{SITE}/wp-content/uploads/2019/port-300x200.png" alt="Un port"></figure>'
