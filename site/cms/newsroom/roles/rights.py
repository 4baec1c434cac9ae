"""What each role may do: with the machine's own types, with pages, with files."""

from collections.abc import Sequence

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from cms.newsroom.roles.declarations import Rights, declared_rights
from cms.newsroom.roles.models import Role

EVERYTHING = ("add", "change", "delete", "view")

#: By role, with types of the machine. Content apps add their own.
OWN_RIGHTS: dict[Role, Rights] = {
    Role.CHIEF_EDITOR: {
        "wagtailredirects.Redirect": EVERYTHING,
        "simple_translation.SimpleTranslation": ("submit_translation",),
    },
    Role.PARTNER_MANAGER: {
        "partners.Partner": EVERYTHING,
        "webhooks.Endpoint": EVERYTHING,
        "webhooks.Delivery": ("view",),
    },
}

#: With the pages of a role's part of the tree. Whoever may only add changes and deletes their own drafts.
PAGE_RIGHTS: dict[Role, Sequence[str]] = {
    Role.CONTRIBUTOR: ("add",),
    # Without "bulk_delete" nobody deletes a section with all that is in it.
    Role.EDITOR: ("add", "change", "publish", "lock", "unlock"),
    Role.CHIEF_EDITOR: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    Role.ADMINISTRATOR: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}

#: With pictures and documents of all collections. Whoever may only add changes their own.
FILE_RIGHTS: dict[Role, Sequence[str]] = {
    Role.CONTRIBUTOR: ("add", "choose"),
    Role.EDITOR: ("choose",),
    Role.CHIEF_EDITOR: ("add", "change", "choose"),
    Role.ADMINISTRATOR: ("add", "change", "choose"),
}

#: With those of a section's own collection; and who may make collections.
SECTION_FILE_RIGHTS = ("add", "change", "choose")
COLLECTION_RIGHTS: dict[Role, Sequence[str]] = {
    Role.CHIEF_EDITOR: ("add", "change", "delete"),
    Role.ADMINISTRATOR: ("add", "change", "delete"),
}

PAGE = "wagtailcore.Page"
COLLECTION = "wagtailcore.Collection"
#: Wagtail asks for permissions with its own types, whatever the library's are.
FILES = ("wagtailimages.Image", "wagtaildocs.Document")


def model_permissions(role: Role) -> list[Permission]:
    """Return what a role's groups are permitted, whatever the page or the collection."""
    if role == Role.ADMINISTRATOR:
        return list(Permission.objects.all())
    granted = [("wagtailadmin.Admin", ("access_admin",)), *OWN_RIGHTS.get(role, {}).items(), *declared_rights(role)]
    return [permission for name, actions in granted for permission in permissions(name, actions)]


def permissions(model_name: str, actions: Sequence[str]) -> list[Permission]:
    """Return the permissions of some actions with a type such as ``blog.Author``.

    Raises ``LookupError`` for a type or an action that there isn't.
    """
    model = apps.get_model(model_name)
    codes = {*actions, *(f"{action}_{model._meta.model_name}" for action in actions)}
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    found = list(Permission.objects.filter(content_type=content_type, codename__in=codes))
    if len(found) != len(actions):
        raise LookupError(f"Not all of {', '.join(actions)} can be permitted for {model_name}.")
    return found
