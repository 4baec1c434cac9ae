"""The base of every snippet that readers see: drafts, history, workflow, locking, preview, search, translation."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from cms.core.announced import Announced
from cms.core.preview.serving import HeadlessPreviewMixin


class BaseSnippet(
    Announced,
    HeadlessPreviewMixin,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A thing with a name of its own that articles speak of: an author, a laureate, a call for projects."""

    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("slug"),
        max_length=255,
        allow_unicode=False,
        help_text=_("The short name in addresses, in lower case."),
    )
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, db_index=True)

    revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id"
    )

    #: What search finds such a snippet as; empty for what it doesn't find. ``search_fields`` says in which words.
    search_type: ClassVar[str] = ""

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
        index.FilterField("live"),
        index.FilterField("locale"),
    ]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> list[str]:
        """Return the templates with which the editor sees the snippet, best first: the type's own, then one for all."""
        own = f"{self._meta.app_label}/{self._meta.model_name}_preview.html"
        return [own, "core/reader/snippet.html"]
