"""The page for a person who opens ``/graphql/`` in a browser: GraphiQL, or a plain page of our own."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static

GRAPHIQL_FILES = {
    "script": "explorer/graphiql.js",
    "style": "explorer/graphiql.css",
    "editor_worker": "explorer/editor.worker.js",
    "graphql_worker": "explorer/graphql.worker.js",
    "json_worker": "explorer/json.worker.js",
}


def explorer_page() -> HttpResponse:
    """Return GraphiQL where set-up has built it (``npm run build`` in ``explorer/``), else our plain page."""
    files = _graphiql_addresses()
    template = "api/graphiql.html" if files else "api/explorer.html"
    response = HttpResponse(render_to_string(template, {"files": files}))
    response["Content-Security-Policy"] = _policy()
    return response


def _graphiql_addresses() -> dict[str, str] | None:
    if not all(finders.find(path) for path in GRAPHIQL_FILES.values()):
        return None
    try:
        return {name: static(path) for name, path in GRAPHIQL_FILES.items()}
    except ValueError:
        return None  # Built after the last collectstatic: storages that hash names don't know them yet.


def _policy() -> str:
    """Return the page's Content-Security-Policy.

    GraphiQL writes colours as inline styles, and carries its fonts in its style sheet.
    """
    static_url = urlsplit(settings.STATIC_URL)
    own = f"'self' {static_url.scheme}://{static_url.netloc}" if static_url.netloc else "'self'"
    return (
        f"default-src 'none'; script-src {own}; style-src {own} 'unsafe-inline'; font-src {own} data:; "
        f"img-src {own} data:; worker-src {own}; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
