"""A whole site from WordPress: its export (WXR) becomes rubrics, authors, articles, pages and redirects."""

from blog.services.wordpress.importing import Options, import_wordpress
from blog.services.wordpress.pictures import PictureSource
from blog.services.wordpress.report import Outcome, Report

__all__ = ["Options", "Outcome", "PictureSource", "Report", "import_wordpress"]
