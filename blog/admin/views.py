"""What an editor does with a contribution: answers, makes a draft of it, erases what identifies somebody."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Site

from blog.models import Contribution, ContributionState
from blog.services.answers import ANSWERED, AnswerForm, answer, proposed_answer
from blog.services.contributed_article import draft_article, writable_rubrics
from blog.services.erasure import erase


def write_answer(request: HttpRequest, key: int, state: str) -> HttpResponse:
    """Show the mail that goes with a state, and send it as the editor has left it."""
    contribution = _workable(request, key)
    chosen = next((each for each in ANSWERED if each.value == state), None)
    if chosen is None:
        raise PermissionDenied
    site = Site.find_for_request(request)
    form = AnswerForm(request.POST or None, initial=proposed_answer(contribution, chosen, site))
    if request.method == "POST" and form.is_valid():
        answer(contribution, chosen, form.cleaned_data, request.user, site)
        messages.success(request, _("The answer is on its way to %(name)s.") % {"name": contribution.name})
        return redirect("contribution:edit", contribution.pk)
    context = {"form": form, "contribution": contribution, "state": ContributionState(chosen).label}
    return render(request, "blog/contribution/answer.html", context)


@require_POST
def make_draft(request: HttpRequest, key: int) -> HttpResponse:
    """Make a draft article, in the rubric that was chosen among those in which the editor may write."""
    contribution = _workable(request, key)
    rubric = next((each for each in writable_rubrics(request.user) if str(each.pk) == request.POST.get("rubric")), None)
    if rubric is None:
        messages.error(request, _("Choose a rubric in which you may write."))
        return redirect("contribution:edit", contribution.pk)
    article = draft_article(contribution, rubric, request.user)
    messages.success(request, _("Here is the draft. The contribution is linked to it."))
    return redirect("wagtailadmin_pages:edit", article.pk)


def erase_person(request: HttpRequest, key: int) -> HttpResponse:
    """Ask whether a contributor's words and address are to be erased, and erase them."""
    contribution = _workable(request, key, "delete")
    if request.method == "POST":
        erase(contribution, request.user)
        messages.success(request, _("The personal data have been erased."))
        return redirect("contribution:edit", contribution.pk)
    return render(request, "blog/contribution/erase.html", {"contribution": contribution})


def _workable(request: HttpRequest, key: int, action: str = "change") -> Contribution:
    """Return a contribution with which the account may do something, and of which something is left."""
    if not request.user.has_perm(f"blog.{action}_contribution"):
        raise PermissionDenied
    return get_object_or_404(Contribution, pk=key, erased_at=None)
