"""Packages of npm for tests, installed once, whichever of the parallel runs asks first."""

import fcntl
import os
import subprocess
from pathlib import Path

COMMAND = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]


def install(folder: Path) -> None:
    """Install what a folder's lock file names; others who want the same wait until it is whole."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        # npm writes this file last.
        if not (folder / "node_modules" / ".package-lock.json").is_file():
            subprocess.run(COMMAND, cwd=folder, check=True, capture_output=True)
    finally:
        os.close(held)
