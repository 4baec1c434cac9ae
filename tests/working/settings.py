"""The demo's settings, with an application that gives workers something to do."""

from cms.settings.dev import *
from cms.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.working"]
