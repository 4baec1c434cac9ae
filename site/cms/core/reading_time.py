"""How long a text takes to read."""

from math import ceil

#: What an adult reads in a minute, French, on a screen.
WORDS_A_MINUTE = 230


def words(text: str) -> int:
    """Count the words of a plain text."""
    return len(text.split())


def minutes(count: int) -> int:
    """Return how long so many words take to read: whole minutes, at least one."""
    return max(1, ceil(count / WORDS_A_MINUTE))
