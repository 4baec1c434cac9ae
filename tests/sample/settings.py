"""The suite's settings with the sample app added: its name in ``CONTENT_APPS``, and nothing else."""

from cms.settings.test import *
from cms.settings.test import CONTENT_APPS, INSTALLED_APPS

CONTENT_APPS = [*CONTENT_APPS, "tests.sample"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.sample"]
