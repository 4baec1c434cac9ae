"""What partners get of laureates and calls for projects, and the tables that everybody gets."""

from laureates.open_data import TABLES

__all__ = ["ITEMS", "STAYS_OUT", "TABLES"]

ITEMS = {
    "laureate": """
        name slug summary updatedAt
        description { html }
        website founded siren rna
        logo { ...Picture }
        keyFigures { label value unit asOf }
        programmes { name description }
        labels partners themes
        territories { name kind code }
        awards { project year amount call { id name slug currency } }
    """,
    "call": """
        name slug hashtag organiser programme
        description { html }
        budget currency expectedLaureates url opened closes announced laureateCount
    """,
}

#: They come inside the laureates that work there.
STAYS_OUT = {"territory"}
