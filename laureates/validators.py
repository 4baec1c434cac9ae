"""Checks of the numbers by which France knows an association."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siren, siret

SIREN_PATTERN = r"^[0-9]{9}\Z"
SIRET_PATTERN = r"^[0-9]{14}\Z"
RNA_PATTERN = r"^W[0-9]{9}\Z"  # Not $, which lets a line break pass.

validate_rna = RegexValidator(
    RNA_PATTERN, _("An RNA number is a W followed by nine digits, such as W123456789."), code="rna"
)


def validate_siren(value: str) -> None:
    """Check a SIREN number: nine digits, the last of which is a control digit (Luhn).

    Raises:
        ValidationError: code ``siren``.
    """
    try:
        number = siren.validate(value)
    except NumberError as error:
        raise ValidationError(
            _("A SIREN number has nine digits and a valid control digit: check it."), code="siren"
        ) from error
    if number != value:
        raise ValidationError(_("Write the SIREN number as nine digits, without spaces."), code="siren")


def validate_siret(value: str) -> None:
    """Check a SIRET number: a SIREN number, then the five digits of one of its establishments.

    Raises:
        ValidationError: code ``siret``.
    """
    try:
        number = siret.validate(value)
    except NumberError as error:
        raise ValidationError(
            _("A SIRET number has fourteen digits and valid control digits: check it."), code="siret"
        ) from error
    if number != value:
        raise ValidationError(_("Write the SIRET number as fourteen digits, without spaces."), code="siret")
