"""The API that the admin's own scripts read pages by."""

from typing import ClassVar

from wagtail.admin.api.views import PagesAdminAPIViewSet


class ReadOnlyPages(PagesAdminAPIViewSet):
    """Wagtail's, without its actions: no script calls them, and they ask neither our rules nor the roles."""

    actions: ClassVar[dict[str, type]] = {}
