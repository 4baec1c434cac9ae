"""The demo's laureates, the call that they won, and the places where they are at work."""

from collections.abc import Callable
from functools import partial

from cms.core.demo import Demo, in_order
from laureates.demo import call
from laureates.demo.associations import ASSOCIATIONS
from laureates.demo.territories import TERRITORIES
from laureates.models import Award, CallForProjects, Laureate, Territory

LOGO_SIZE = 480


def load_snippets(demo: Demo) -> None:
    """Make the territories, the laureates, and the call with an award for each of them."""
    for slug, (name, kind) in TERRITORIES.items():
        Territory.objects.get_or_create(slug=slug, defaults={"name": name, "kind": kind})
    for slug, build in ASSOCIATIONS.items():
        demo.snippet(Laureate, slug, partial(with_logo, demo, build))
    demo.snippet(CallForProjects, call.SLUG, partial(with_awards, demo))


def with_logo(demo: Demo, build: Callable[[], Laureate]) -> Laureate:
    """Return a laureate with a drawing in place of its logo, which we don't have."""
    laureate = build()
    laureate.logo = demo.picture(
        laureate.name, f"Composition abstraite qui tient lieu de logo à {laureate.name}", LOGO_SIZE, LOGO_SIZE
    )
    return laureate


def with_awards(demo: Demo) -> CallForProjects:
    """Return the call with an award for each laureate; of projects and amounts the demo knows nothing."""
    laureates = [Laureate.objects.get(slug=slug, locale=demo.locale) for slug in ASSOCIATIONS]
    made = call.build()
    made.awards = in_order(Award(laureate=laureate) for laureate in laureates)
    return made
