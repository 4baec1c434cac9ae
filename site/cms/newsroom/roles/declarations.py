"""What content apps declare in their ``roles.py``: their sections, and who may do what with their types."""

from collections.abc import Iterator, Mapping, Sequence

from django.apps import apps
from wagtail.models import Page

from cms.core import content_apps
from cms.newsroom.roles.models import Role

#: Actions by type of content, such as ``{"blog.Author": ("add", "change")}``.
Rights = Mapping[str, Sequence[str]]

#: What can be done with a snippet that has drafts and locks.
WITH_DRAFTS = ("add", "change", "delete", "view", "publish", "lock", "unlock")


def section_types() -> list[type[Page]]:
    """Return the page types of which each page has editors of its own: ``SECTIONS`` of the content apps."""
    declared = content_apps.modules("roles")
    return [apps.get_model(name) for module in declared for name in getattr(module, "SECTIONS", ())]


def declared_rights(role: Role) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the types, each with its actions, that content apps grant a role: their ``RIGHTS``."""
    for module in content_apps.modules("roles"):
        yield from getattr(module, "RIGHTS", {}).get(role, {}).items()
