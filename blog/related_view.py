"""The page of the admin on which an editor picks what readers are to read next."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from blog.models import ArticlePage
from blog.services.related import add, propose

PROPOSED = 10


@require_http_methods(["GET", "POST"])
def related_articles(request: HttpRequest, key: int) -> HttpResponse:
    """List articles to read next; write those that are picked into the draft."""
    article = get_object_or_404(ArticlePage, pk=key)
    lock = article.get_lock()
    if not article.permissions_for_user(request.user).can_edit() or (lock and lock.for_user(request.user)):
        raise PermissionDenied
    draft = article.get_latest_revision_as_object()
    proposals = propose(draft, PROPOSED)
    if request.method == "POST":
        wanted = set(request.POST.getlist("article"))
        keys = [each.article.pk for each in proposals if str(each.article.pk) in wanted]
        if keys:
            add(draft, keys, request.user)
            messages.success(request, _("The articles were added at the end of the draft."))
        return redirect("wagtailadmin_pages:edit", article.pk)
    return render(request, "blog/admin/related.html", {"article": article, "proposals": proposals})
