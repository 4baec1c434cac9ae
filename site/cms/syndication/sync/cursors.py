"""Cursors: how far a partner has read. Opaque, signed, and bound to the partner and to what it may have."""

from dataclasses import dataclass
from hashlib import blake2s
from http import HTTPStatus

from django.core.signing import BadSignature, Signer

from cms.journal.reading import horizon, last_sequence
from cms.partners.models import Partner
from cms.partners.scopes import Scope
from cms.syndication.items.rights import publication_rights
from cms.syndication.sync.problems import Code, Problem

SALT = "cms.syndication.sync.cursor"


@dataclass(frozen=True)
class Place:
    """How far a partner has read the journal.

    Attributes:
        sequence: the last entry that it was given; 0 for none.
        start: the newest entry when it began: of what was withdrawn before that it never heard.
    """

    sequence: int
    start: int


def binding(scope: Scope) -> str:
    """Return what a cursor holds for: the scope, and what all items say (the publication's name and licence)."""
    return blake2s(repr((scope.digest, publication_rights())).encode(), digest_size=8).hexdigest()


def write(place: Place, partner: Partner, bound_to: str) -> str:
    """Return the cursor of a place."""
    return Signer(salt=SALT).sign_object([partner.pk, bound_to, place.sequence, place.start])


def read(cursor: str, partner: Partner, scope: Scope, bound_to: str) -> Place:
    """Return the place of a cursor; the beginning for an empty one. Two statements at most.

    Args:
        cursor: as the partner sent it.
        partner: who sent it.
        scope: what it may have.
        bound_to: the ``binding`` of that.

    Raises:
        Problem: CURSOR_INVALID, for what this API did not give this partner; RESYNC, where entries that it needs are no
            longer kept, or its scope or all items changed since.
    """
    needed = horizon(each_entry=scope.sections is not None)
    newest = max(last_sequence(), needed)  # The newest entries may have been forgotten.
    if not cursor:
        return Place(0, newest)
    try:
        owner, bound, sequence, start = Signer(salt=SALT).unsign_object(cursor)
    except (BadSignature, ValueError) as error:
        raise _invalid() from error
    if owner != partner.pk:
        raise _invalid()
    if bound != bound_to:
        raise _resync("What your key may have, or what all items say, has changed")
    # Who began after a withdrawal was never given what was withdrawn.
    reached = max(sequence, start)
    if needed > reached:
        raise _resync("The cursor is older than the changes that are kept")
    if reached > newest:
        raise _resync("The publication was restored to an earlier state")
    return Place(sequence, start)


def _invalid() -> Problem:
    return Problem(
        HTTPStatus.BAD_REQUEST,
        Code.CURSOR_INVALID,
        "`cursor` takes a `nextCursor` that this API gave to you, unchanged; leave it out to begin.",
    )


def _resync(why: str) -> Problem:
    return Problem(
        HTTPStatus.GONE,
        Code.RESYNC,
        f"{why}: begin anew without a cursor, and drop what you are not given again.",
    )
