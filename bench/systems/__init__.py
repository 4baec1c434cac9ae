"""The systems under comparison: how each is served, and how each is asked."""

from bench.systems import grapple, memory, rubrique, sql, wagtail_v2
from bench.systems.system import Asked, System

__all__ = ["MODES", "SYSTEMS", "Asked", "System"]

SYSTEMS: dict[str, System] = {
    system.name: system
    for system in (rubrique.SYSTEM, grapple.SYSTEM, wagtail_v2.SYSTEM, sql.SYSTEM, memory.DJANGO, memory.BARE)
}

#: ``uncached``: without a cache of answers, and another answer each time. ``repeated``: the same answer again and
#: again, from the best cache that the system has.
MODES = ("uncached", "repeated")
