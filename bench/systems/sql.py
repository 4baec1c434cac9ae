"""The yardstick: one hand-written SQL statement a question, its rows serialised by orjson in a Django view."""

from typing import Any
from urllib.parse import urlencode

from bench.questions import Question
from bench.systems import rubrique
from bench.systems.system import Asked, System


def ask(question: Question, value: Any, size: int) -> Asked:
    """Get the question's view."""
    return Asked("GET", f"/{question.name}/?{urlencode({question.varies: value, 'first': size})}")


SYSTEM = System("sql", "bench.sites.sql.settings", ask, rubrique.titles, databases=("postgresql",))
