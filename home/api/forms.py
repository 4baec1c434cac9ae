"""Forms made by editors, as a frontend needs them to draw its own."""

from typing import Any

import graphene

from cms.api.kit import RequestContext, RichText, list_of, load_rich_texts, read_path
from cms.core.visibility import visible
from home.models import FormField as FieldModel
from home.models import FormPage

KINDS = """One of
`singleline`, `multiline`, `email`, `number`, `url`, `date`, `datetime` and `hidden` (a text each);
`checkbox` (sent as `true`, or not at all);
`dropdown` and `radio` (one of `options`);
`checkboxes` and `multiselect` (any of `options`)."""


class FormField(graphene.ObjectType):
    """One question of a form."""

    name = graphene.String(required=True, description="What to call the answer in `FormValue.name`.")
    label = graphene.String(required=True, description="The question.")
    kind = graphene.String(required=True, description=KINDS)
    required = graphene.Boolean(required=True)
    help = graphene.String(required=True, description="Plain text; may be empty.")
    options = graphene.Field(
        list_of(graphene.String, size=10), description="The values to choose from; empty for other kinds."
    )
    default = graphene.String(
        required=True, description="What to fill in first; may be empty. For `checkboxes` one value a line."
    )

    @staticmethod
    def resolve_name(each: FieldModel, info: graphene.ResolveInfo) -> str:
        """Return the name that the answer is stored under."""
        return each.clean_name

    @staticmethod
    def resolve_kind(each: FieldModel, info: graphene.ResolveInfo) -> str:
        """Return the kind of answer."""
        return each.field_type

    @staticmethod
    def resolve_help(each: FieldModel, info: graphene.ResolveInfo) -> str:
        """Return the words that explain the question."""
        return each.help_text

    @staticmethod
    def resolve_options(each: FieldModel, info: graphene.ResolveInfo) -> list[str]:
        """Return the choices, as Wagtail's own form offers them."""
        return [value for value, _label in getattr(_built(each), "choices", ()) if value]

    @staticmethod
    def resolve_default(each: FieldModel, info: graphene.ResolveInfo) -> str:
        """Return the first answer, as Wagtail's own form shows it."""
        initial = _built(each).initial
        return "\n".join(initial) if isinstance(initial, list) else initial


def _built(each: FieldModel) -> Any:
    return FormPage.form_builder([each]).formfields[each.clean_name]


class Form(graphene.ObjectType):
    """A form made by an editor."""

    path = graphene.String(required=True, description="On the reader's site; what `submitForm` takes.")
    title = graphene.String(required=True)
    intro = graphene.Field(RichText)
    fields = graphene.Field(list_of(FormField, size=15), description="The questions, in order.")
    submit_label = graphene.String(required=True, description="The words on the button.")
    thank_you = graphene.Field(RichText, description="Shown once the form has been sent.")

    @staticmethod
    def resolve_path(each: FormPage, info: graphene.ResolveInfo) -> str:
        """Return the page's path."""
        return info.context.roots.path(each)

    @staticmethod
    def resolve_intro(each: FormPage, info: graphene.ResolveInfo) -> Any:
        """Return what stands above the questions."""
        return rich_text(each, "intro", info.context)

    @staticmethod
    def resolve_fields(each: FormPage, info: graphene.ResolveInfo) -> list[FieldModel]:
        """Return the questions."""
        return list(each.get_form_fields())

    @staticmethod
    def resolve_thank_you(each: FormPage, info: graphene.ResolveInfo) -> Any:
        """Return what readers see in the end."""
        return rich_text(each, "thank_you", info.context)


class FormQueries(graphene.ObjectType):
    """Forms."""

    form = graphene.Field(
        Form,
        path=graphene.String(required=True),
        site=graphene.String(),
        description="A form by its path on the reader's site, in any of its languages. Null if there is none to see.",
    )

    @staticmethod
    def resolve_form(root: None, info: graphene.ResolveInfo, path: str, site: str | None = None) -> FormPage | None:
        """Return a form."""
        return find_form(info.context, path, site)


def find_form(context: RequestContext, path: str, site: str | None) -> FormPage | None:
    """Return the form page at a path of a reader site; ``None`` if there is none, or none to see.

    Raises:
        ApiError: BAD_USER_INPUT, for an unknown site.
    """
    asked = read_path(context, path, site, None)
    forms = list(visible(asked.find(FormPage.objects.all())))
    return asked.best(forms)


def rich_text(page: FormPage, name: str, context: RequestContext) -> Any:
    """Return a rich text of a form, ``None`` if it is empty."""
    return load_rich_texts(name, required=False)([page], context)[0]
