#!/usr/bin/env python
"""Runs the project's commands: ``python manage.py help`` lists them."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# The editable install already does this; the fallback serves a copy that was never installed.
sys.path[:0] = [folder for folder in (str(ROOT), str(ROOT / "site")) if folder not in sys.path]


def main() -> None:
    """Run the command named on the command line; a wrong setting is reported in one line, exit code 1."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    main()
