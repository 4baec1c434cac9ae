"""How much one request may ask for: one limit a file, the numbers together here."""

from dataclasses import dataclass

from django.conf import settings
from graphql import DocumentNode

from cms.api.limits.aliases import check_aliases
from cms.api.limits.directives import check_directives
from cms.api.limits.values import check_literals
from cms.api.limits.walk import walk


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers. ``body_bytes`` counts bytes, ``depth`` levels, the others occurrences in a document."""

    body_bytes: int
    tokens: int
    depth: int
    aliases: int
    directives: int

    @classmethod
    def from_settings(cls) -> "Limits":
        """Return the limits of ``settings.API_LIMITS``."""
        return cls(**{name: settings.API_LIMITS[name] for name in cls.__slots__})


def check_size(document: DocumentNode, limits: Limits) -> None:
    """Refuse, by an ``ApiError``, a document too large to be worth validating."""
    nodes = list(walk(document))
    check_aliases(nodes, limits.aliases)
    check_directives(nodes, limits.directives)
    check_literals(nodes, limits.depth)
