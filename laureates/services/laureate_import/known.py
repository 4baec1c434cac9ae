"""What the CMS knows of the laureates of a file: read at once, in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.models import Locale

from laureates.models import (
    CallForProjects,
    Laureate,
    LaureateKeyFigure,
    LaureateLabel,
    LaureatePartner,
    LaureateProgramme,
    LaureateTerritory,
    LaureateTheme,
    Territory,
)
from laureates.services.laureate_import.parts import PlannedLaureate, ReadRow

#: Keys in one statement; SQLite has a limit.
PORTION = 500

#: The rows that belong to a laureate, by relation.
CHILDREN: dict[str, type[Any]] = {
    "key_figures": LaureateKeyFigure,
    "programmes": LaureateProgramme,
    "labels": LaureateLabel,
    "partners": LaureatePartner,
    "territory_links": LaureateTerritory,
    "themes": LaureateTheme,
}


def slug_of(name: str) -> str:
    """Return the short name of a laureate that has none yet."""
    return slugify(anyascii(name).replace("'", " "))[:240].strip("-") or "laureat"


class Known:
    """The laureates that a file may speak of, by what they can be recognised by."""

    def __init__(self, locale: Locale, rows: list[ReadRow]) -> None:
        self._locale = locale
        self._by: dict[str, dict[str, PlannedLaureate]] = {"rna": {}, "siren": {}, "slug": {}}
        #: Those that are stored.
        self.stored = list(self._load(rows))
        for laureate in self.stored:
            self.add(laureate)

    def find(self, field: str, value: str | None) -> PlannedLaureate | None:
        """Return the laureate that is recognised by a value of ``rna``, ``siren`` or ``slug``."""
        return self._by[field].get(value) if value else None

    def add(self, planned: PlannedLaureate) -> None:
        """Have a laureate found by what it now has."""
        for field, found in self._by.items():
            value = getattr(planned.laureate, field)
            if value:
                found.setdefault(value, planned)

    def free_slug(self, slug: str) -> str:
        """Return a slug that no laureate has: this one, or with a number behind it."""
        number, candidate = 1, slug
        while candidate in self._by["slug"] or self._is_taken(candidate):
            number += 1
            candidate = f"{slug}-{number}"
        return candidate

    def _is_taken(self, slug: str) -> bool:
        return Laureate.objects.filter(slug=slug, locale=self._locale).exists()

    def _load(self, rows: list[ReadRow]) -> Iterator[PlannedLaureate]:
        wanted = {
            "rna": {row.values["rna"] for row in rows if "rna" in row.values},
            "siren": {row.values["siren"] for row in rows if "siren" in row.values},
            "slug": {row.values.get("slug") or slug_of(row.values["nom"]) for row in rows if "nom" in row.values},
        }
        laureates: dict[int, Laureate] = {}
        for field, values in wanted.items():
            for portion in portions(sorted(values)):
                found = Laureate.objects.filter(locale=self._locale, **{f"{field}__in": portion})
                laureates.update((each.pk, each) for each in found)
        children = {name: _children(model, laureates) for name, model in CHILDREN.items()}
        for laureate in laureates.values():
            lists = {name: children[name][laureate.pk] for name in CHILDREN}
            for name, lines in lists.items():
                setattr(laureate, name, lines)
            yield PlannedLaureate(laureate, {name: list(map(_said_by, lines)) for name, lines in lists.items()}, False)


def awards_of(call: CallForProjects, laureates: Iterable[int]) -> dict[int, list[Any]]:
    """Return the awards of a call by laureate."""
    wanted = set(laureates)
    found = defaultdict(list)
    for award in call.awards.order_by("sort_order", "pk"):
        if award.laureate_id in wanted:
            found[award.laureate_id].append(award)
    return found


def territories_by_code(rows: list[ReadRow]) -> dict[str, list[int]]:
    """Return the keys of the territories that a file names, by their code."""
    codes = {code for row in rows for code in row.values.get("codes_territoires", ())}
    found = defaultdict(list)
    for portion in portions(sorted(codes)):
        for key, code in Territory.objects.filter(code__in=portion).values_list("pk", "code"):
            found[code].append(key)
    return found


def portions(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the values in lists that fit in one statement."""
    rest = iter(values)
    while portion := list(islice(rest, PORTION)):
        yield portion


def _children(model: type[Any], laureates: Iterable[int]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for portion in portions(laureates):
        for line in model.objects.filter(laureate__in=portion).order_by("sort_order", "pk"):
            found[line.laureate_id].append(line)
    return found


def _said_by(line: Any) -> Any:
    """Return what a line of a list says, as the file would."""
    return line.territory_id if isinstance(line, LaureateTerritory) else getattr(line, "name", None)
