"""What readers can send to the blog: their proposals to the open lab."""

from typing import Any

import graphene
from django.utils.translation import gettext as _
from graphene.utils.str_converters import to_camel_case

from blog.models.contribution import ContributionKind as KindChoice
from blog.models.contribution import ContributorKind as ContributorChoice
from blog.models.contribution import new_reference
from blog.services.contributions import ContributionForm, receive
from cms.api.kit import FieldError, FieldErrorValue, client_address, field_errors, find_site, list_of, take
from cms.core.publication import publication_of

CONTRIBUTIONS_AN_HOUR = 5

ContributionKind = graphene.Enum("ContributionKind", [(kind.name, kind.value) for kind in KindChoice])
ContributorKind = graphene.Enum("ContributorKind", [(kind.name, kind.value) for kind in ContributorChoice])


class ContributionInput(graphene.InputObjectType):
    """A proposal. Everything is plain text: HTML is kept as it was typed, and shown so."""

    kind = ContributionKind(required=True)
    contributor_kind = ContributorKind(required=True)
    name = graphene.String(required=True, description="120 characters at most.")
    email = graphene.String(required=True, description="Where to answer; never published.")
    organisation = graphene.String(description="200 characters at most.")
    title = graphene.String(required=True, description="200 characters at most.")
    summary = graphene.String(required=True, description="2,000 characters at most.")
    text = graphene.String(description="20,000 characters at most.")
    data_url = graphene.String(description="Where the data is, http or https. For data, give this or a text.")
    licence = graphene.String(description="Under which it is offered; 100 characters at most.")
    consent = graphene.Boolean(required=True, description="The reader agrees that we keep this. Must be true.")
    website = graphene.String(description="Leave it empty, and hide its input from people: it catches machines.")


class SubmitContributionPayload(graphene.ObjectType):
    """What came of a proposal: a reference, or errors."""

    reference = graphene.String(description="To quote when writing to the editors. Null if there are errors.")
    errors = graphene.Field(list_of(FieldError, size=10))


class BlogMutations(graphene.ObjectType):
    """Readers' proposals."""

    submit_contribution = graphene.Field(
        SubmitContributionPayload,
        required=True,
        input=ContributionInput(required=True),
        description="A reader's proposal to the open lab: an article, or data worth putting to use.",
    )

    @staticmethod
    def resolve_submit_contribution(
        root: None, info: graphene.ResolveInfo, input: dict[str, Any]
    ) -> SubmitContributionPayload:
        """Keep a proposal if nothing is wrong with it.

        A filled-in honeypot is answered like a proposal that was kept, down to its reference and its count: whoever
        wrote the machine learns nothing.
        """
        site = find_site(None)
        form = ContributionForm({name: getattr(value, "value", value) for name, value in input.items()})
        errors = _closed() if not publication_of(site).open_lab_open else field_errors(form, to_camel_case)
        if errors:
            return SubmitContributionPayload(errors=errors)
        take("contribution", client_address(info.context.request), CONTRIBUTIONS_AN_HOUR, seconds=3600)
        reference = new_reference() if input.get("website") else receive(form, site).reference
        return SubmitContributionPayload(reference=reference, errors=[])


def _closed() -> list[FieldErrorValue]:
    return [FieldErrorValue("", "CLOSED", _("The open lab takes no contributions at the moment."))]
