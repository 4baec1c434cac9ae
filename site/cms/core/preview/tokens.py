"""Preview tokens: made for one thing, kept as a keyed hash, good for an hour or as long as an editor says."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms.core.models.preview import Preview

PANEL_LIFETIME = timedelta(hours=1)
SHARE_LIFETIME = timedelta(days=7)


def create_panel_preview(each: Any, user: AbstractBaseUser, parent: Model | None = None) -> str:
    """Keep what an editor is writing, and return a token that shows it for an hour.

    An editor has one such token a thing: the one before stops working.

    Args:
        each: a page or snippet with its unsaved content.
        user: the editor.
        parent: where a page that was never saved is to stand.
    """
    content_type = ContentType.objects.get_for_model(each)
    mine = Preview.objects.filter(kind=Preview.Kind.PANEL, created_by=user.pk)
    mine.filter(content_type=content_type, object_id=each.pk).delete()
    Preview.objects.filter(expires_at__lt=timezone.now() - SHARE_LIFETIME).delete()
    return _create(
        Preview.Kind.PANEL,
        content_type=content_type,
        object_id=each.pk,
        parent_id=parent.pk if parent else None,
        content=each.serializable_data(),
        created_by_id=user.pk,
        expires_at=timezone.now() + PANEL_LIFETIME,
    )


def create_share_link(each: Any, user: AbstractBaseUser, lifetime: timedelta = SHARE_LIFETIME, note: str = "") -> str:
    """Return a token that shows a thing's latest draft to whoever has it, until it expires or is revoked.

    Args:
        each: a saved page or snippet.
        user: the editor who answers for it.
        lifetime: how long it works.
        note: for whom it is, so that an editor knows which one to revoke.
    """
    return _create(
        Preview.Kind.SHARE,
        content_type=ContentType.objects.get_for_model(each),
        object_id=each.pk,
        note=note,
        created_by_id=user.pk,
        expires_at=timezone.now() + lifetime,
    )


def find_preview(token: str) -> Preview | None:
    """Return what a token opens; ``None`` for one that is unknown, altered, expired or revoked."""
    preview = Preview.objects.filter(digest=_digest(token)).first()
    return preview if preview is not None and preview.is_valid else None


def _create(kind: Preview.Kind, **values: Any) -> str:
    token = token_urlsafe(32)
    Preview.objects.create(digest=_digest(token), kind=kind, **values)
    return token


def _digest(token: str) -> str:
    return salted_hmac("cms.core.preview", token, algorithm="sha256").hexdigest()
