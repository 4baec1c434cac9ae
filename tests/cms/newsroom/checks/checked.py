"""What the rules find in an article that was never saved."""

from django.utils.translation import override

from blog.models import ArticlePage
from cms.newsroom.checks.checking import check_page
from tests.factories import body, french
from tests.factories.body import Block


def found(*blocks: Block) -> list[tuple[str, int | None, str]]:
    """Return each finding's rule, the index of its block, and what a French editor reads."""
    article = ArticlePage(title="Trois ateliers", locale=french(), body=body(*blocks))
    with override("fr"):
        return [(each.rule.name, each.place, each.message) for each in check_page(article)]


def rules(*blocks: Block) -> list[str]:
    """Return the names of the rules that some blocks break."""
    return [rule for rule, _place, _message in found(*blocks)]
