"""Authors in the admin's menu."""

from typing import ClassVar

from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from blog.models import Author


class AuthorViewSet(SnippetViewSet):
    """Whoever signs."""

    model = Author
    icon = "user"
    add_to_admin_menu = True
    menu_order = 220
    list_display: ClassVar[list[object]] = ["name", "kind", "role", "live", UpdatedAtColumn()]
    list_filter: ClassVar[list[str]] = ["live", "kind"]
