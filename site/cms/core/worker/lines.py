"""Errors told in one line."""

from traceback import extract_tb


def one_line(error: BaseException) -> str:
    """Return the kind of an error, the first line of its message, and where our own code met it."""
    return f"{type(error).__name__}: {first_line(error)}{_where(error)}"


def first_line(error: BaseException) -> str:
    """Return the first line of an error's message."""
    return (str(error).strip().splitlines() or [""])[0]


def _where(error: BaseException) -> str:
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    return f" ({ours[-1].filename}:{ours[-1].lineno})" if ours else ""
