"""Settings of the control: the same site, with the schema that grapple makes of it by itself."""

from cms.settings.test import *
from cms.settings.test import DATABASES

GRAPPLE = {"APPS": ["core", "home", "blog", "laureates"]}
# Beside the database of the run that started this one.
DATABASES["default"]["TEST"] = {"NAME": "test_grapple" if "postgresql" in DATABASES["default"]["ENGINE"] else None}
