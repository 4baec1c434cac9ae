"""An alias is as private as the page that it repeats, as on Wagtail's own site."""

import pytest
from wagtail.models import Page

from cms.core.visibility import restrictions_on, visible
from tests.factories import StandardPageFactory, restrict

pytestmark = pytest.mark.django_db


def is_visible(page: Page) -> bool:
    return visible(Page.objects.filter(pk=page.pk)).exists()


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_alias_of_a_private_page_is_private_with_all_below(kind: str) -> None:
    page, public = StandardPageFactory(), StandardPageFactory()
    alias = page.create_alias(parent=public, update_slug="alias")
    below = StandardPageFactory(parent=alias)
    assert is_visible(alias)
    assert is_visible(below)
    restriction = restrict(page, kind)

    assert [is_visible(each) for each in (page, alias, below, public)] == [False, False, False, True]
    for each in (page, alias, below):
        assert list(restrictions_on(each)) == list(each.get_view_restrictions()) == [restriction]
