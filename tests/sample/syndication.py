"""What partners get of events, and the table that everybody gets."""

from cms.core.visibility import visible
from cms.syndication.kit import Column, ColumnType, Table
from tests.sample.models import EventPage

ITEMS = {"event": "url title place day body { ...Block }"}

TABLES = [
    Table(
        name="events",
        title="Événements",
        description="Ce qui se passe, et où.",
        rows=lambda: visible(EventPage.objects.all()).order_by("day", "pk"),
        key=("titre",),
        journal_types=("event",),
        columns=(
            Column("titre", ColumnType.STRING, "Titre", lambda event: event.title),
            Column("jour", ColumnType.DATE, "Jour", lambda event: event.day),
        ),
    )
]
