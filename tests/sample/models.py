"""An event: a page type that the machine has never heard of."""

from django.db import models
from grapple.models import GraphQLStreamfield, GraphQLString
from wagtail.admin.panels import FieldPanel

from cms.core.blocks.body import BodyField
from cms.core.models import BasePage


class EventPage(BasePage):
    """Something that happens somewhere on a day."""

    place = models.CharField(max_length=100)
    day = models.DateField()
    body = BodyField(blank=True)

    journal_type = "event"

    graphql_description = "An event."
    graphql_fields = [GraphQLString("place", required=True), GraphQLStreamfield("body", required=True)]

    content_panels = [*BasePage.content_panels, FieldPanel("place"), FieldPanel("day"), FieldPanel("body")]
