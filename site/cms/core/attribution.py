"""What must be written beside content that is reused."""

from datetime import datetime

from django.utils.timezone import localtime


def attribution(source: str, title: str, moment: datetime, url: str) -> str:
    """Return it: who, what, when, where (Licence Ouverte 2.0 asks for the source and the date of the last update).

    Args:
        source: who published it first.
        title: of what is reused.
        moment: the date that is named.
        url: its address; empty if it has none.
    """
    return ", ".join(filter(None, [source, f"« {title} »", f"{localtime(moment):%d/%m/%Y}", url]))
