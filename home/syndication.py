"""What partners get of the site's own pages: those with a text."""

ITEMS = {
    "page": """
        url path title slug locale standfirst: intro
        publishedAt updatedAt
        body { ...Block }
    """,
}

#: They arrange or ask for content, and hold none.
STAYS_OUT = {"form", "home", "menu", "publication"}
