"""What is computed from an article's words."""

from typing import Any

from blog.models import ArticlePage
from cms.api.kit import RequestContext, batch_of, stored_bodies
from cms.core.blocks.body import body_blocks
from cms.core.blocks.plain_text import body_text
from cms.core.reading_time import minutes, words


def load_texts(articles: list[ArticlePage], context: RequestContext) -> list[str]:
    """Return the words of each body; read once, whichever fields ask."""
    return [batch_of(article).answer(article, ArticlePage, "texts", _read) for article in articles]


def load_word_counts(articles: list[ArticlePage], context: RequestContext) -> list[int]:
    """Count the words of each body."""
    return [words(text) for text in load_texts(articles, context)]


def load_reading_minutes(articles: list[ArticlePage], context: RequestContext) -> list[int]:
    """Return how long each body takes to read: whole minutes, at least one."""
    return [minutes(count) for count in load_word_counts(articles, context)]


def _read(articles: list[Any]) -> list[str]:
    blocks = body_blocks()
    return [body_text(stored, blocks) for stored in stored_bodies(articles, "body")]
