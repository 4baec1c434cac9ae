"""The demo's settings for real workers, which try again after tenths of a second instead of hours."""

from cms.settings.dev import *

# So often that a receiver which fails at random is never given up.
WEBHOOK_RETRY_SECONDS = [0.2] * 100
