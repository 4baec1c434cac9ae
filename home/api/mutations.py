"""What readers can send: the forms that editors made."""

from collections.abc import Iterable
from typing import Any

import graphene
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import gettext as _

from cms.api.kit import FieldError, FieldErrorValue, RichText, client_address, field_errors, list_of, take
from home.api.forms import find_form, rich_text

ANSWERS_AN_HOUR = 10


class FormValue(graphene.InputObjectType):
    """One answer. For several values (`checkboxes`, `multiselect`), send several of the same name."""

    name = graphene.String(required=True, description="The field's `name`.")
    value = graphene.String(required=True, description="As a browser would send it.")


class FormInput(graphene.InputObjectType):
    """A filled-in form."""

    path = graphene.String(required=True, description="The form's path on the reader's site.")
    values = graphene.InputField(list_of(FormValue))
    website = graphene.String(description="Leave it empty, and hide its input from people: it catches machines.")
    site = graphene.String(description="The host of the reader site; the main one by default.")


class SubmitFormPayload(graphene.ObjectType):
    """What came of a filled-in form."""

    accepted = graphene.Boolean(required=True)
    message = graphene.Field(RichText, description="The editors' thanks, if they wrote any. Null if there are errors.")
    errors = graphene.Field(list_of(FieldError, size=10))


class HomeMutations(graphene.ObjectType):
    """Filled-in forms."""

    submit_form = graphene.Field(
        SubmitFormPayload,
        required=True,
        input=FormInput(required=True),
        description="Sends a form that an editor made. What is wrong is what the form's own page would find wrong.",
    )

    @staticmethod
    def resolve_submit_form(root: None, info: graphene.ResolveInfo, input: dict[str, Any]) -> SubmitFormPayload:
        """Keep a filled-in form if nothing is wrong with it.

        A filled-in honeypot is answered like a form that was kept: whoever wrote the machine learns nothing.
        """
        page = find_form(info.context, input["path"], input.get("site"))
        if page is None:
            return _refusal([FieldErrorValue("path", "NOT_FOUND", _("There is no form at this address."))])
        data = _as_posted(input["values"])
        form = page.get_form(data, {}, page=page, user=AnonymousUser())
        errors = [*_unknown(data, form.fields), *field_errors(form)]
        if errors:
            return _refusal(errors)
        take("form", f"{page.pk}:{client_address(info.context.request)}", ANSWERS_AN_HOUR, seconds=3600)
        if not input.get("website"):
            page.process_form_submission(form)
        return SubmitFormPayload(accepted=True, message=rich_text(page, "thank_you", info.context), errors=[])


def _as_posted(values: Iterable[dict[str, str]]) -> QueryDict:
    """Return answers as Django gives those of an HTML form."""
    data = QueryDict(mutable=True)
    for each in values:
        data.appendlist(each["name"], each["value"])
    return data


def _unknown(data: QueryDict, known: dict[str, Any]) -> list[FieldErrorValue]:
    message = _("The form has no such question.")
    return [FieldErrorValue(name, "UNKNOWN_FIELD", message) for name in data if name not in known]


def _refusal(errors: list[FieldErrorValue]) -> SubmitFormPayload:
    return SubmitFormPayload(accepted=False, errors=errors)
