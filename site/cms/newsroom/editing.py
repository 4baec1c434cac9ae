"""The newsroom's door for models of content apps: what the editor of a page or snippet is made of.

``kit`` is the one for files that are read once all models are there, such as ``newsroom.py``.
"""

from cms.newsroom.checks.forms import CheckedPageForm
from cms.newsroom.writing.panels import STANDFIRST_LENGTH, counted, promote_panels, settings_panels

__all__ = ["STANDFIRST_LENGTH", "CheckedPageForm", "counted", "promote_panels", "settings_panels"]
