"""What tasks are called where administrators read of them."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.utils.functional import Promise

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

#: By the path under which a task waits in the database.
NAMES: dict[str, str | Promise] = {}


def named(name: str | Promise) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Name the function of a task, below ``@task``: what it does, such as "Send a mail"."""

    def note(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
        NAMES[f"{function.__module__}.{function.__qualname__}"] = name
        return function

    return note


def name_of(path: str) -> str:
    """Return what the task of that path is called: the path itself if it has no name, or is no longer there."""
    return str(NAMES.get(path, path))
