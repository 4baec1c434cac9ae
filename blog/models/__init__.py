"""One page or snippet type a file: what the publication is made of."""

from wagtail.snippets.models import register_snippet

from blog.models.article import ArticleAuthor, ArticleCorrection, ArticlePage, ArticleTag
from blog.models.author import Author, AuthorLink
from blog.models.contribution import (
    Contribution,
    ContributionKind,
    ContributionState,
    ContributionStep,
    ContributorKind,
    StepKind,
)
from blog.models.mention import LaureateMention
from blog.models.rubric import RubricPage
from blog.models.wordpress_import import ImportState, WordpressImport, WordpressOutcome

__all__ = [
    "ArticleAuthor",
    "ArticleCorrection",
    "ArticlePage",
    "ArticleTag",
    "Author",
    "AuthorLink",
    "Contribution",
    "ContributionKind",
    "ContributionState",
    "ContributionStep",
    "ContributorKind",
    "ImportState",
    "LaureateMention",
    "RubricPage",
    "StepKind",
    "WordpressImport",
    "WordpressOutcome",
]

# Registered when all models are there: Wagtail reads the views then.
register_snippet("blog.snippets.AuthorViewSet")
