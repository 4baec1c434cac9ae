"""How a number is written for French readers."""

from decimal import Decimal

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
DECIMALS = 4


def written(value: Decimal | float, unit: str = "") -> str:
    """Return a number with narrow spaces between thousands and a decimal comma, then its unit.

    Args:
        value: the number; decimals beyond the fourth are rounded away.
        unit: such as ``%`` or ``mois``; may be empty.
    """
    whole, _point, decimals = f"{value:,.{DECIMALS}f}".partition(".")
    decimals = decimals.rstrip("0")
    number = whole.replace(",", NARROW_SPACE) + (f",{decimals}" if decimals else "")
    return f"{number}{NO_BREAK_SPACE}{unit}" if unit else number
