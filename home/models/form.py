"""The form page: questions that editors put to readers."""

from typing import ClassVar

from django.db import models
from django.forms import Form
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLRichText, GraphQLString
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.fields import RichTextField

from cms.core.blocks.features import SHORT_TEXT_FEATURES
from cms.core.mail import mail_later
from cms.core.models import BasePage
from cms.newsroom.editing import promote_panels, settings_panels


class FormField(AbstractFormField):
    """One question."""

    page = ParentalKey("home.FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(AbstractEmailForm, BasePage):
    """A form made by an editor; answers are kept, and mailed if an address is given."""

    intro = RichTextField(_("introduction"), features=SHORT_TEXT_FEATURES, blank=True)
    submit_label = models.CharField(_("words on the button"), max_length=80, default=_("Send"))
    thank_you = RichTextField(_("thanks"), features=SHORT_TEXT_FEATURES, blank=True)

    template = "core/reader/form.html"
    landing_page_template = "core/reader/form_thanks.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = []

    journal_type = "form"

    graphql_description = "A form that readers can fill in."
    graphql_fields = [
        GraphQLRichText("intro"),
        GraphQLString("submit_label", required=True, description="The words on the button."),
        GraphQLRichText("thank_you", description="Shown once the form has been sent."),
    ]

    content_panels: list[Panel] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel("form_fields", label=_("question"), heading=_("Questions")),
        FieldPanel("submit_label"),
        FieldPanel("thank_you"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("from_address"), FieldPanel("to_address")]), FieldPanel("subject")],
            heading=_("Mail"),
        ),
    ]
    promote_panels: list[Panel] = promote_panels()
    settings_panels: list[Panel] = settings_panels()

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def send_mail(self, form: Form) -> None:
        """Mail an answer to the editors: what Wagtail would send, but an answer isn't refused for want of mail."""
        addresses = [address.strip() for address in self.to_address.split(",")]
        mail_later(self.subject, self.render_email(form), addresses, self.from_address)
