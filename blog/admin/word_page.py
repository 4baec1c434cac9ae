"""The page on which a Word document becomes a draft article."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from blog.models import RubricPage
from blog.services.contributed_article import writable_rubrics
from blog.services.word import MAX_BYTES, import_docx
from cms.newsroom.importing.kit import ImportFileField, ImportRefused


def may_write_articles(user: Any) -> bool:
    """Return whether somebody may add articles at all: asked for the menu, on every page of the admin."""
    policy: Any = policy_registry.get_by_type(Page)
    return bool(policy.user_has_permission(user, "add")) and bool(user.has_perm("blog.add_articlepage"))


class WordForm(forms.Form):
    """Which document, into which rubric."""

    rubric = forms.ModelChoiceField(label=_("Rubric"), queryset=RubricPage.objects.none())
    file = ImportFileField(
        label=_("Document"), help_text=_("A Word document (.docx), at most 50 MB."), max_bytes=MAX_BYTES, accept=".docx"
    )

    def __init__(self, rubrics: list[RubricPage], *args: Any, **kwargs: Any) -> None:
        """Offer only certain rubrics."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["rubric"]
        field.queryset = RubricPage.objects.filter(pk__in=[rubric.pk for rubric in rubrics]).order_by("path")


def word_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what came of a document."""
    rubrics = writable_rubrics(request.user)
    if not rubrics:
        raise PermissionDenied
    initial = {"rubric": request.GET.get("rubric")}
    form = WordForm(rubrics, request.POST or None, request.FILES or None, initial=initial)
    made = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = import_docx(file, file.name, form.cleaned_data["rubric"], request.user)
        except ImportRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            form = WordForm(rubrics, initial={"rubric": form.cleaned_data["rubric"]})
    # The same document may have become an article of a rubric that the account doesn't edit.
    may_open = made is not None and made.article.permissions_for_user(request.user).can_edit()
    return render(request, "blog/imports/word.html", {"form": form, "made": made, "may_open": may_open})
