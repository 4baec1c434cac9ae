"""The groups under which the block picker shows the blocks."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
MEDIA = _("Pictures and files")
DATA = _("Figures and tables")
LAUREATES = _("Laureates and calls")
LINKS = _("Links and invitations")
