"""The pages of the second factor."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.log_actions import log

from cms.newsroom.accounts.entering import enter
from cms.newsroom.accounts.forms import CodeForm, too_many
from cms.newsroom.accounts.guessing import CODES, count_failure, forget_failures
from cms.newsroom.accounts.second_factor import devices
from cms.newsroom.accounts.second_factor.session import note_given
from cms.newsroom.accounts.where_next import where_next


@never_cache
def ask_code(request: HttpRequest) -> HttpResponse:
    """Ask for a code after the password."""
    if devices.confirmed_device(request.user) is None:
        return redirect("second_factor")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and _right(request, form):
        note_given(request)
        enter(request, request.user)
        return redirect(where_next(request))
    return render(request, "accounts/second_factor/code.html", {"form": form, "next": where_next(request)})


@never_cache
def set_up(request: HttpRequest) -> HttpResponse:
    """Show what the telephone has to know, and take its first code."""
    if devices.confirmed_device(request.user) is not None:
        return redirect("second_factor")
    device = devices.new_device(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if devices.confirm_device(request.user, form.cleaned_data["code"]):
            note_given(request)
            enter(request, request.user)
            log(request.user, "wagtail.edit")
            return _show_codes(request, where_next(request))
        form.add_error("code", _wrong())
    secret = devices.secret_of(device)
    context = {
        "form": form,
        "next": where_next(request),
        "picture": segno.make(devices.address_of(device)).svg_inline(scale=5, border=4, light="white"),
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "required": devices.is_required(request.user),
    }
    return render(request, "accounts/second_factor/set_up.html", context)


@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    """Say how things are; with a code, give new emergency codes or take the second factor away."""
    if devices.confirmed_device(request.user) is None:
        return redirect("second_factor_setup")
    required = devices.is_required(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and _right(request, form):
        log(request.user, "wagtail.edit")
        if request.POST.get("wanted") == "codes":
            return _show_codes(request, reverse("second_factor"))
        if request.POST.get("wanted") == "removal" and not required:
            devices.remove(request.user)
            messages.success(request, _("Your account has no second factor any more."))
            return redirect("wagtailadmin_account")
    context = {"form": form, "required": required, "left": devices.emergency_codes_left(request.user)}
    return render(request, "accounts/second_factor/overview.html", context)


def _right(request: HttpRequest, form: CodeForm) -> bool:
    """Tell whether the form has a right code; else it says what is wrong."""
    name = request.user.get_username()
    if not form.is_valid():
        return False
    if wait := too_many(request, name, CODES):
        form.add_error("code", wait)
        return False
    if devices.is_right(request.user, form.cleaned_data["code"]):
        forget_failures(request, name, CODES)
        return True
    count_failure(request, name, CODES)
    form.add_error("code", too_many(request, name, CODES) or _wrong())
    return False


def _wrong() -> str:
    return _("This code is not right, or has been used already. Wait for the next one and type its six digits.")


def _show_codes(request: HttpRequest, next_address: str) -> HttpResponse:
    codes = devices.new_emergency_codes(request.user)
    return render(request, "accounts/second_factor/codes.html", {"codes": codes, "next": next_address})
