"""What a cell says: text, numbers, amounts, dates, as people in France write them; None for a blank cell."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from cms.newsroom.importing.tables.table import CellRefused, Formula, Value

MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
YES, NO = {"oui", "vrai", "true", "1", "x"}, {"non", "faux", "false", "0"}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})", re.ASCII)
_AMOUNT = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
#: Thousands with a point and decimals with a comma, or the other way round.
_GROUPED = re.compile(r"-?\d{1,3}(?:(\.)\d{3}(?:\.\d{3})*(?:,\d+)?|(,)\d{3}(?:,\d{3})*(?:\.\d+)?)", re.ASCII)
_CURRENCY = re.compile(r"(€|eur|euros?)$", re.IGNORECASE)


def read_text(value: Value) -> str | None:
    """Return a cell as text, on one line; a whole number without decimals.

    Raises:
        CellRefused: a formula, or a date.
    """
    value = _plain(value)
    if value is None:
        return None
    if isinstance(value, date):
        raise CellRefused(_("This is a date: text is expected here."))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(unicodedata.normalize("NFC", str(value)).split()) or None


def read_digits(value: Value) -> str | None:
    """Return an official number without the spaces and points that people put into it, in capitals.

    Raises:
        CellRefused: a formula, or a date.
    """
    text = read_text(value)
    return re.sub(r"[\s.]", "", text).upper() if text else None


def read_list(value: Value) -> list[str] | None:
    """Return the items of a cell, which are divided by vertical bars; each once.

    Raises:
        CellRefused: a formula, or a date.
    """
    text = read_text(value)
    if text is None:
        return None
    return list(dict.fromkeys(item for part in text.split("|") if (item := part.strip())))


def read_year(value: Value) -> int | None:
    """Return a year.

    Raises:
        CellRefused: anything but four digits.
    """
    text = read_text(value)
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}", text, re.ASCII):
        raise CellRefused(_("“%(text)s” is not a year: write four digits, such as 2019.") % {"text": _short(text)})
    return int(text)


def read_date(value: Value) -> date | None:
    """Return a date: one of the spreadsheet, ``2019-03-14``, ``14/03/2019`` or ``14 mars 2019``.

    Raises:
        CellRefused: anything else, or a day that doesn't exist.
    """
    value = _plain(value)
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    text = read_text(value)
    if text is None:
        return None
    year, month, day = _date_parts(_folded(text)) or (0, 0, 0)
    try:
        return date(year, month, day)
    except ValueError:
        raise CellRefused(
            _("“%(text)s” is not a date: write 14/03/2019, 2019-03-14 or 14 mars 2019.") % {"text": _short(text)}
        ) from None


def read_amount(value: Value) -> Decimal | None:
    """Return an amount of money: ``1 234,56 €``, ``1234.56``, ``1.234,56``, or a number of the spreadsheet.

    Raises:
        CellRefused: anything else; also ``1.234`` and ``1,234``, which mean different things to different people.
    """
    value = _plain(value)
    if value is None:
        return None
    if isinstance(value, bool | date):
        raise _no_amount(value)
    if not isinstance(value, str):
        try:
            return Decimal(str(value)).quantize(Decimal("0.01"))
        except InvalidOperation:  # More digits than amounts have, or infinite.
            raise _no_amount(value) from None
    compact = _CURRENCY.sub("", re.sub(r"\s", "", value))
    if re.fullmatch(r"-?\d{1,3}[.,]\d{3}", compact, re.ASCII):
        raise CellRefused(
            _("“%(text)s” can be read in two ways: write 1234 or 1,23, without a mark between thousands.")
            % {"text": _short(value)}
        )
    if grouped := _GROUPED.fullmatch(compact):
        compact = compact.replace(grouped[1] or grouped[2], "")
    elif not _AMOUNT.fullmatch(compact):
        raise _no_amount(value)
    return Decimal(compact.replace(",", "."))


def read_boolean(value: Value) -> bool | None:
    """Return yes or no: ``oui``, ``non``, or what a spreadsheet makes of them.

    Raises:
        CellRefused: anything else.
    """
    value = _plain(value)
    if value is None or isinstance(value, bool):
        return value
    word = _folded(read_text(value) or "")
    if word not in YES | NO:
        raise CellRefused(_("“%(text)s” is neither “oui” nor “non”.") % {"text": _short(str(value))})
    return word in YES


def _plain(value: Value) -> Any:
    if isinstance(value, Formula):
        raise CellRefused(_("This cell holds a formula: replace it by its value (copy, then paste the values only)."))
    return value


def _no_amount(value: Any) -> CellRefused:
    text = _("“%(text)s” is not an amount: write a number such as 1234,56.")
    return CellRefused(text % {"text": _short(str(value))})


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMERIC.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := _WORDS.fullmatch(text)) and found[2] in MONTHS:
        return int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])
    return None


def _folded(text: str) -> str:
    """Return a text in lower case and without accents."""
    return "".join(each for each in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(each))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
