"""Signals of the floor: what the floors above can listen to."""

from django.dispatch import Signal

#: A thing and all that belongs to it has been written. Arguments: ``instance``, ``update_fields`` (``None``: all).
stored = Signal()

#: Pages are about to be deleted, all at once. Argument: ``pages``, a queryset; sent by ``cms.core.deletion``.
leaving = Signal()
