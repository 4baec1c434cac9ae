"""Keeps the list of laureates that an article's body speaks of in step with the body."""

from django.apps import apps

from blog.models.article import ArticlePage
from blog.models.mention import LaureateMention


def laureates_in_body(article: ArticlePage) -> list[int]:
    """Return the keys of the laureates that the body speaks of, in order, each once."""
    laureate = apps.get_model("laureates", "Laureate")
    references = article.body.stream_block.extract_references(article.body)
    keys = [int(key) for model, key, _model_path, _content_path in references if model is laureate]
    existing = set(laureate.objects.filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in dict.fromkeys(keys) if key in existing]


def refresh_mentions(article: ArticlePage) -> None:
    """Write the mentions of an article anew from its body, if they differ."""
    wanted = laureates_in_body(article)
    kept = article.mentions.order_by("position").values_list("laureate_id", flat=True)
    if list(kept) == wanted:
        return
    article.mentions.all().delete()
    LaureateMention.objects.bulk_create(
        LaureateMention(article=article, laureate_id=key, position=position) for position, key in enumerate(wanted)
    )
