"""Writes what a Django form found wrong as the contract's ``FieldError``."""

from collections.abc import Callable

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm

from cms.api.types.common import FieldErrorValue


def field_errors(form: BaseForm, name_of: Callable[[str], str] = str) -> list[FieldErrorValue]:
    """Return what is wrong with a form, in the order of its fields.

    Args:
        form: a bound form.
        name_of: turns a field's name into the one that the caller knows it by.

    Returns:
        One value an error. ``code`` is Django's own in capitals; ``field`` is empty for what concerns them all.
    """
    return [
        FieldErrorValue("" if name == NON_FIELD_ERRORS else name_of(name), (error.code or "invalid").upper(), message)
        for name, errors in form.errors.as_data().items()
        for error in errors
        for message in error.messages
    ]
