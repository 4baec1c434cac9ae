"""What partners get of articles, rubrics and authors; ``blog.feeds`` has the feeds."""

from blog.feeds import FEEDS

__all__ = ["FEEDS", "ITEMS"]

ITEMS = {
    "article": """
        url path title slug locale standfirst: intro
        publishedAt updatedAt
        authors { id name slug role kind }
        rubric { id title slug url }
        alsoIn { id title slug url }
        tags { name slug }
        call { id name slug }
        laureates { id name slug }
        cover { ...Picture }
        coverDecorative
        body { ...Block }
        bodyHtml
        wordCount
        source
        licence { name url attribution }
        corrections { at text }
        seo { description canonicalUrl }
    """,
    "rubric": """
        url path title slug locale description
        publishedAt updatedAt
        image { ...Picture }
        parent { id title url }
    """,
    "author": """
        name slug role kind
        bio { html }
        portrait { ...Picture }
        links { label url }
    """,
}
