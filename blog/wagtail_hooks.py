"""What the blog adds to the admin: contributions, imports of Word documents and of WordPress, articles to read next."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from blog.admin import views
from blog.admin.viewset import ContributionViewSet, ReceivedOnly
from blog.admin.word_page import may_write_articles, word_page
from blog.admin.wordpress_page import may_import_sites, wordpress_page, wordpress_progress, wordpress_report
from blog.models import ArticlePage, Contribution, RubricPage
from blog.related_view import related_articles
from cms.newsroom.kit import may_create

register_permission_policy(Contribution, ReceivedOnly(Contribution), exact_class=True)


@hooks.register("register_admin_viewset")
def contributions() -> ContributionViewSet:
    """Add the list of contributions to the admin."""
    return ContributionViewSet("contribution")


@hooks.register("register_admin_urls")
def related_articles_address() -> list[URLPattern]:
    """Add the page on which articles to read next are picked."""
    return [path("articles/<int:key>/related/", related_articles, name="related_articles")]


@hooks.register("register_admin_urls")
def contribution_pages() -> list[URLPattern]:
    """Add what can be done with one."""
    return [
        path("contribution/<int:key>/answer/<slug:state>/", views.write_answer, name="contribution_answer"),
        path("contribution/<int:key>/draft/", views.make_draft, name="contribution_draft"),
        path("contribution/<int:key>/erase/", views.erase_person, name="contribution_erase"),
    ]


class WordImportItem(MenuItem):
    """Leads to the import of Word documents; shown to those who may write articles somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether whoever asks may write articles."""
        return may_write_articles(request.user)


class WordpressImportItem(MenuItem):
    """Leads to the import of WordPress sites; shown to those who may do all that it does."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether whoever asks may import sites."""
        return may_import_sites(request.user)


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLPattern]:
    """Add the pages on which Word documents and WordPress sites are imported."""
    return [
        path("import/word/", word_page, name="import_word"),
        path("import/wordpress/", wordpress_page, name="import_wordpress"),
        path("import/wordpress/<int:key>/", wordpress_progress, name="import_wordpress_progress"),
        path("import/wordpress/<int:key>/report.csv", wordpress_report, name="import_wordpress_report"),
    ]


@hooks.register("register_import_menu_item")
def word_item() -> MenuItem:
    """Add the page to the menu of imports."""
    return WordImportItem(_("Word document"), reverse("import_word"), icon_name="doc-full")


@hooks.register("register_import_menu_item")
def wordpress_item() -> MenuItem:
    """Add the page to the menu of imports."""
    return WordpressImportItem(_("WordPress site"), reverse("import_wordpress"), icon_name="site")


@hooks.register("register_page_header_buttons")
def word_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the import in the menu of each rubric."""
    if isinstance(page, RubricPage) and page.pk and may_create(user, ArticlePage, page):
        address = f"{reverse('import_word')}?rubric={page.pk}"
        yield Button(_("Import a Word document"), address, icon_name="doc-full", priority=70)
