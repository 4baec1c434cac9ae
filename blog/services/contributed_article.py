"""Makes the draft of an article of what a reader proposed."""

import re
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.permissions import policy_registry

from blog.models import ArticlePage, Contribution, RubricPage, StepKind
from blog.services.steps import note
from cms.newsroom.kit import may_create

BLANK_LINES = re.compile(r"\n\s*\n")


def writable_rubrics(user: Any) -> list[RubricPage]:
    """Return the rubrics in which somebody may write an article, by title."""
    policy = policy_registry.get_by_type(RubricPage)
    found: Any = policy.instances_user_has_permission_for(user, "add").type(RubricPage)
    return [rubric for rubric in found.specific().order_by("title", "pk") if may_create(user, ArticlePage, rubric)]


@transaction.atomic
def draft_article(contribution: Contribution, rubric: RubricPage, editor: Any) -> ArticlePage:
    """Return the draft that a contribution has become, made now unless there is one.

    Args:
        contribution: whose data have not been erased.
        rubric: one in which the editor may write.
        editor: whose draft it will be.
    """
    locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if locked.article is not None:
        return locked.article
    article = ArticlePage(
        title=contribution.title,
        slug=find_available_slug(rubric, slugify(contribution.title) or contribution.reference.lower()),
        intro=contribution.summary,
        body=paragraphs(contribution),
        source=_("Open lab, contribution %(reference)s") % {"reference": contribution.reference},
        live=False,
        owner=editor,
        locale=rubric.locale,
    )
    rubric.add_child(instance=article)
    article.save_revision(user=editor, log_action="wagtail.create")
    contribution.article = article
    contribution.save(update_fields=["article"])
    note(contribution, StepKind.ARTICLE, editor, article.title)
    return article


def paragraphs(contribution: Contribution) -> list[tuple[str, str]]:
    """Return the blocks of the article's body; what looks like HTML stays what was typed."""
    texts = [part.strip() for part in BLANK_LINES.split(contribution.text.replace("\r\n", "\n")) if part.strip()]
    blocks = [("paragraph", f"<p>{'<br/>'.join(escape(line) for line in text.splitlines())}</p>") for text in texts]
    if contribution.data_url:
        address = escape(contribution.data_url)
        blocks.append(("paragraph", f'<p><a href="{address}">{address}</a></p>'))
    return blocks
