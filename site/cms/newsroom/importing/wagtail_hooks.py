"""The menu of imports, to which content apps add theirs by the hook ``register_import_menu_item``."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem


@hooks.register("register_admin_menu_item")
def import_menu() -> MenuItem:
    """Add the menu; Wagtail hides it from those who may use none of its items."""
    return SubmenuMenuItem(
        _("Import"), Menu(register_hook_name="register_import_menu_item"), name="import", icon_name="upload", order=850
    )
