"""The page on which the laureates of a call are imported: a file is checked, and imported if its user says so."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from cms.newsroom.importing.kit import ImportFileField, ImportRefused, Upload, keep, kept, opened, read_table
from laureates.models import CallForProjects
from laureates.services.laureate_import import (
    COLUMNS,
    Plan,
    import_laureates,
    plan_import,
    template_csv,
    template_xlsx,
)

KIND = "laureates"
MAX_BYTES = 20 * 1024 * 1024
#: Errors that are shown at once.
SHOWN = 200
NEEDED = (
    "laureates.add_laureate",
    "laureates.change_laureate",
    "laureates.publish_laureate",
    "laureates.change_callforprojects",
    "laureates.publish_callforprojects",
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATES = {"csv": (template_csv, "text/csv; charset=utf-8"), "xlsx": (template_xlsx, XLSX)}


class ImportForm(forms.Form):
    """Which file, of which call."""

    call = forms.ModelChoiceField(
        label=gettext_lazy("Call for projects"), queryset=CallForProjects.objects.order_by("name", "pk")
    )
    file = ImportFileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or Excel (.xlsx), at most 20,000 rows and 20 MB, the headings in the first row."),
        max_bytes=MAX_BYTES,
        accept=".csv,.tsv,.txt,.xlsx",
    )


def may_import(user: Any) -> bool:
    """Return whether somebody may do all that an import does: publish laureates and calls."""
    return bool(user.has_perms(NEEDED))


def import_page(request: HttpRequest) -> HttpResponse:
    """Show the form, what a file would do, and, once it is said so, do it."""
    _check(request)
    if "upload" in request.POST:
        return _import(request)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"call": request.GET.get("call")})
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        call, file = form.cleaned_data["call"], form.cleaned_data["file"]
        try:
            plan = plan_import(read_table(file), call)
        except ImportRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            context |= _report(plan) | {"upload": None if plan.errors else keep(request.user, KIND, file)}
    return _shown(request, context)


@require_GET
def template(request: HttpRequest, form: str) -> HttpResponse:
    """Answer with the file that people fill in."""
    _check(request)
    if form not in TEMPLATES:
        raise Http404
    make, content_type = TEMPLATES[form]
    disposition = {"Content-Disposition": f'attachment; filename="laureats.{form}"'}
    return HttpResponse(make(), content_type=content_type, headers=disposition)


def _import(request: HttpRequest) -> HttpResponse:
    call = get_object_or_404(CallForProjects, pk=_number(request.POST.get("call")))
    upload = kept(request.user, KIND, request.POST["upload"])
    if upload is None:
        messages.error(request, _("The file that was checked is no longer there: choose it again."))
        return redirect("import_laureates")
    return _apply(request, upload, call)


def _apply(request: HttpRequest, upload: Upload, call: CallForProjects) -> HttpResponse:
    try:
        plan = import_laureates(read_table(opened(upload)), call, request.user)
    except ImportRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("import_laureates")
    if plan.errors:
        messages.error(request, _("Something has changed since the file was checked. Nothing was written."))
        return _shown(request, {"form": ImportForm(initial={"call": call})} | _report(plan))
    upload.delete()
    text = _("“%(file)s” is imported: %(new)d new laureates, %(changed)d changed, %(awards)d new awards.")
    numbers = {"new": len(plan.new_laureates), "changed": len(plan.changed_laureates), "awards": len(plan.new_awards)}
    messages.success(request, text % {"file": upload.name, **numbers})
    return redirect("wagtailsnippets_laureates_callforprojects:edit", call.pk)


def _report(plan: Plan) -> dict[str, Any]:
    return {"plan": plan, "errors": plan.errors[:SHOWN], "more_errors": max(len(plan.errors) - SHOWN, 0)}


def _shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return render(request, "laureates/imports/laureates.html", {"columns": COLUMNS, **context})


def _check(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
