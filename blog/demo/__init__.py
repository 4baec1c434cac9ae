"""The demo's rubrics, its author, and its article."""

from functools import partial

from blog.demo.article import SLUG, article
from blog.demo.author import MISSION, mission
from blog.demo.rubrics import HOME_OF_THE_ARTICLE, RUBRICS
from blog.models import ArticlePage, Author, RubricPage
from cms.core.demo import Demo


def load_snippets(demo: Demo) -> None:
    """Make the author."""
    demo.snippet(Author, MISSION, mission)


def load_pages(demo: Demo) -> None:
    """Make the rubrics below the front page, and the article in one of them."""
    for slug, (title, description) in RUBRICS.items():
        demo.page(RubricPage, demo.site.root_page, slug, partial(rubric, demo, title, description))
    home_of_the_article = RubricPage.objects.filter(slug=HOME_OF_THE_ARTICLE, locale=demo.locale).get()
    demo.page(ArticlePage, home_of_the_article, SLUG, partial(article, demo))


def rubric(demo: Demo, title: str, description: str) -> RubricPage:
    """Return a rubric, unsaved, with a picture of its own."""
    return RubricPage(
        title=title,
        description=description,
        search_description=description,
        image=demo.picture(f"Rubrique {title}", f"Composition abstraite pour la rubrique {title}"),
        show_in_menus=True,
    )
