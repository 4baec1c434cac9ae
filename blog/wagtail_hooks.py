"""What the blog adds to the admin: the contributions that readers sent."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from blog.admin import views
from blog.admin.viewset import ContributionViewSet, ReceivedOnly
from blog.models import Contribution

register_permission_policy(Contribution, ReceivedOnly(Contribution), exact_class=True)


@hooks.register("register_admin_viewset")
def contributions() -> ContributionViewSet:
    """Add the list of contributions to the admin."""
    return ContributionViewSet("contribution")


@hooks.register("register_admin_urls")
def contribution_pages() -> list[URLPattern]:
    """Add what can be done with one."""
    return [
        path("contribution/<int:key>/answer/<slug:state>/", views.write_answer, name="contribution_answer"),
        path("contribution/<int:key>/draft/", views.make_draft, name="contribution_draft"),
        path("contribution/<int:key>/erase/", views.erase_person, name="contribution_erase"),
    ]
