"""Who may make a page of a type: it takes a permission for the type, besides the one for the place."""

from typing import Any

from wagtail.models import Page


def may_create(user: Any, page_type: type[Page], parent: Page) -> bool:
    """Tell whether an account may make a page of that type below that page."""
    if page_type not in type(parent.specific).creatable_subpage_models() or not page_type.can_create_at(parent):
        return False
    return may_create_type(user, page_type) and bool(parent.permissions_for_user(user).can_add_subpage())


def may_create_type(user: Any, page_type: type[Page]) -> bool:
    """Tell whether an account may make pages of that type at all."""
    meta = page_type._meta
    return bool(user.has_perm(f"{meta.app_label}.add_{meta.model_name}"))
