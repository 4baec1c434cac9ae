"""The pages on which a site from WordPress is imported: its export is looked through, and imported by the worker."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET
from wagtail.models import Page, Site

from blog.models import ImportState, WordpressImport
from blog.services.wordpress import check_beginning, write_rows
from cms.core.worker.presence import last_seen, lives
from cms.newsroom.importing.kit import ImportFileField, ImportRefused, Upload, keep

KIND = "wordpress"
MAX_BYTES = 64 * 1024 * 1024
#: Posts that are shown at once, and earlier imports.
SHOWN = 50
SHOWN_IMPORTS = 5
#: Whatever an import makes.
NEEDED = (
    "blog.add_rubricpage",
    "blog.add_articlepage",
    "home.add_standardpage",
    "blog.add_author",
    "blog.publish_author",
    "wagtailredirects.add_redirect",
)
MADE = {
    "article": gettext_lazy("Articles"),
    "page": gettext_lazy("Pages"),
    "rubric": gettext_lazy("Rubrics"),
    "author": gettext_lazy("Authors"),
    "picture": gettext_lazy("Pictures"),
    "redirect": gettext_lazy("Redirects from old addresses"),
}
#: What WordPress calls things that are no posts, where that says little; types of plug-ins have names of their own.
PASSED_OVER = {
    "trash": pgettext_lazy("WordPress", "in the bin"),
    "auto-draft": pgettext_lazy("WordPress", "never written"),
    "inherit": pgettext_lazy("WordPress", "former versions"),
    "nav_menu_item": pgettext_lazy("WordPress", "menu items"),
}


class ExportForm(forms.Form):
    """Which export, and where its pictures are."""

    file = ImportFileField(
        label=gettext_lazy("Export"),
        help_text=gettext_lazy("In WordPress: Tools → Export → All content. An XML file of at most 64 MB."),
        max_bytes=MAX_BYTES,
        accept=".xml",
    )
    fetch = forms.BooleanField(
        label=gettext_lazy("Fetch the pictures from the old site"),
        help_text=gettext_lazy("It must still be there. Without them, pictures are listed as not found."),
        required=False,
    )

    def clean_file(self) -> Any:
        """Refuse at once what is no export."""
        file = self.cleaned_data["file"]
        try:
            check_beginning(file)
        except ImportRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


def may_import_sites(user: Any) -> bool:
    """Return whether somebody may do all that an import does: make and publish whatever, anywhere."""
    if not user.has_perms(NEEDED):
        return False
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home: Page | None = site.root_page if site else None
    return home is not None and bool(home.permissions_for_user(user).can_publish_subpage())


def wordpress_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and have an export looked through; one import is done at a time."""
    _check(request)
    form = ExportForm(request.POST or None, request.FILES or None)
    under_way = WordpressImport.objects.filter(state=ImportState.UNDER_WAY).first()
    if request.method == "POST" and form.is_valid():
        if under_way is not None:
            form.add_error(None, _("Another import is under way: wait until it is done."))
        else:
            return redirect("import_wordpress_progress", _asked(request.user, form).pk)
    context = {"form": form, "imports": WordpressImport.objects.all()[:SHOWN_IMPORTS], "under_way": under_way}
    return render(request, "blog/imports/wordpress.html", context)


def wordpress_progress(request: HttpRequest, key: int) -> HttpResponse:
    """Show how far an import is and what came of it; have it done, or gone on with."""
    _check(request)
    asked = get_object_or_404(WordpressImport, pk=key)
    if request.method == "POST":
        return _told_to_do(request, asked)
    context = {
        "asked": asked,
        "under_way": asked.state == ImportState.UNDER_WAY,
        "failed": asked.state == ImportState.FAILED,
        "worker_lives": lives(last_seen()),
        "made": [(label, asked.made[kind]) for kind, label in MADE.items() if asked.made.get(kind)],
        "passed_over": [(PASSED_OVER.get(kind, kind), number) for kind, number in asked.passed_over.items()],
        "outcomes": Paginator(asked.outcomes.all(), SHOWN).get_page(request.GET.get("p")),
        "can_apply": asked.state == ImportState.DONE and not asked.applies and _is_kept(asked),
    }
    return render(request, "blog/imports/wordpress_progress.html", context)


@require_GET
def wordpress_report(request: HttpRequest, key: int) -> HttpResponse:
    """Answer with a table of all that can't be carried over."""
    _check(request)
    asked = get_object_or_404(WordpressImport, pk=key)
    headings = [_("Post"), _("Title"), _("Address"), _("What"), _("Why")]
    disposition = {"Content-Disposition": f'attachment; filename="wordpress-{asked.pk}.csv"'}
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=disposition)
    rows = ((each.number, each.title, each.link, *loss) for each in asked.outcomes.all() for loss in each.losses())
    write_rows(answer, headings, rows)
    return answer


def _asked(user: Any, form: ExportForm) -> WordpressImport:
    upload = keep(user, KIND, form.cleaned_data["file"])
    return WordpressImport.objects.create(user=user, name=upload.name, upload=upload, fetch=form.cleaned_data["fetch"])


def _told_to_do(request: HttpRequest, asked: WordpressImport) -> HttpResponse:
    if asked.state == ImportState.UNDER_WAY or (asked.applies and asked.state == ImportState.DONE):
        return redirect("import_wordpress_progress", asked.pk)
    if not _is_kept(asked):
        messages.error(request, _("The file that was checked is no longer there: choose it again."))
        return redirect("import_wordpress")
    if WordpressImport.objects.filter(state=ImportState.UNDER_WAY).exists():
        messages.error(request, _("Another import is under way: wait until it is done."))
    elif asked.state == ImportState.FAILED:
        asked.go_on()
    else:
        asked.begin(applies=True)
    return redirect("import_wordpress_progress", asked.pk)


def _is_kept(asked: WordpressImport) -> bool:
    return Upload.objects.filter(pk=asked.upload_id).exists()


def _check(request: HttpRequest) -> None:
    if not may_import_sites(request.user):
        raise PermissionDenied
