"""Pages that a password opens."""

from wagtail.models import Page, PageViewRestriction

from cms.core.visibility import in_place, restrictions_on


def passwords_of(page: Page | None) -> list[PageViewRestriction]:
    """Return the restrictions whose passwords open a page, from the top of the tree down.

    None for a page that is public, or that passwords alone don't open: those who could see it have an account, and
    to others it doesn't exist.
    """
    if page is None or not in_place(Page.objects.filter(pk=page.pk)).exists():
        return []
    found = list(restrictions_on(page).select_related("page").order_by("page__depth", "pk"))
    return found if all(each.restriction_type == PageViewRestriction.PASSWORD for each in found) else []


def title_of(restriction: PageViewRestriction) -> str:
    """Return the restricted page's title; an empty text if it isn't published, so that no draft's title gets out."""
    return restriction.page.title if restriction.page.live else ""
