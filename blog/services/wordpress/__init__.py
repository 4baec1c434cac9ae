"""A whole site from WordPress: its export (WXR) becomes rubrics, authors, articles, pages and redirects."""

from blog.services.wordpress.export import check_beginning
from blog.services.wordpress.importing import Options, SiteImport, import_wordpress
from blog.services.wordpress.pictures import PictureSource
from blog.services.wordpress.report import Outcome, Report, losses_of, write_rows

__all__ = [
    "Options",
    "Outcome",
    "PictureSource",
    "Report",
    "SiteImport",
    "check_beginning",
    "import_wordpress",
    "losses_of",
    "write_rows",
]
