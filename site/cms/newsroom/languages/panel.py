"""What isn't translated, on the front page."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.newsroom.languages.missing import other_languages, place_of, state_of, untranslated
from cms.newsroom.languages.report import Untranslated


class Translations(ListPanel):
    """The first pages that lack a translation; nothing where there is one language."""

    name = "translations"
    title = gettext_lazy("Missing translations")
    icon = "globe"
    order = 65

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether there is a second language, and the user translates."""
        return request.user.has_perm("simple_translation.submit_translation") and other_languages().exists()

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return the pages that changed last: two statements."""
        language = other_languages().first()
        if language is None:
            return []
        pages = untranslated(request.user, language).order_by("-last_published_at")[:MOST_LINES]
        name = language.get_display_name()
        return [Line(page.title, place_of(page), f"{name} · {state_of(page)}") for page in pages]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the report."""
        return _("All missing translations"), reverse(Untranslated.url_name())
