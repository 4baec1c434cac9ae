"""Two bounds that nothing can pass: our bytes given from memory, by a Django view, and by the bare server."""

from typing import Any

from bench.questions import Question
from bench.systems import rubrique
from bench.systems.system import Asked, System


def ask(question: Question, value: Any, size: int) -> Asked:
    """Get the bytes of the question's answer."""
    return Asked("GET", f"/{question.name}/")


MODES: dict[str, dict[str, str]] = {"repeated": {}}
DJANGO = System("django-memory", "bench.sites.memory.settings", ask, rubrique.titles, modes=MODES)
BARE = System(
    "bare", "bench.sites.memory.settings", ask, rubrique.titles, application="bench.sites.bare:application", modes=MODES
)
