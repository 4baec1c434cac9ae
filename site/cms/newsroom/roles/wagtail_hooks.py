"""What the admin asks before a page is made."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from cms.newsroom.roles.creating import may_create_type


@hooks.register("before_create_page")
def only_allowed_types(request: HttpRequest, parent: Page, page_type: type[Page]) -> None:
    """Refuse a page of a type that the account may not make."""
    if not may_create_type(request.user, page_type):
        raise PermissionDenied


@hooks.register("before_copy_page")
def only_allowed_copies(request: HttpRequest, page: Page) -> None:
    """Refuse the copy of such a page, and of one with such pages below it."""
    copied = (
        page.get_descendants(inclusive=True) if request.POST.get("copy_subpages") else Page.objects.filter(pk=page.pk)
    )
    kinds = ContentType.objects.filter(pk__in=copied.order_by().values("content_type"))
    types = [model for kind in kinds if (model := kind.model_class()) and issubclass(model, Page)]
    if not all(may_create_type(request.user, page_type) for page_type in types):
        raise PermissionDenied
