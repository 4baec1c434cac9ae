"""The door of syndication for content apps: what they need to declare feeds and tables of open data."""

from cms.syndication.feeds.declarations import Category, FeedKind, Item, Picture, Subject
from cms.syndication.open_data.tables import Column, ColumnType, Split, Table, joined

__all__ = [
    "Category",
    "Column",
    "ColumnType",
    "FeedKind",
    "Item",
    "Picture",
    "Split",
    "Subject",
    "Table",
    "joined",
]
