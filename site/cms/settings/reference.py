"""The page of documentation that lists every environment variable, written from ``env``."""

from cms.settings.env import VARIABLES

INTRODUCTION = """\
# Settings

Everything that differs between two installations is an environment variable. This page is written from
`site/cms/settings/env.py` by `manage.py settings_doc`; don't edit it by hand.

An empty variable counts as unset. A value that can't be read stops the program with one line that names it.
Relative paths start at the project's folder.
"""


def settings_page() -> str:
    """Return the page as Markdown."""
    entries = [
        f"## {variable.name}\n\n{variable.help}\n\nDefault: {default_of(variable.default)}\n"
        for variable in VARIABLES.values()
    ]
    return "\n".join([INTRODUCTION, *entries])


def default_of(text: str) -> str:
    """Return a default as Markdown."""
    return f"`{text}`" if text else "empty"
