"""The WSGI application that a production server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

# No reader waits for the schema; and what lives as long as the process isn't looked through again and again for what
# could be thrown away, which else stops a request for a tenth of a second now and then.
from cms.api.schema import get_schema  # noqa: E402  # Settings and apps come first.

get_schema()
gc.freeze()
gc.set_threshold(20_000, 20, 100)
