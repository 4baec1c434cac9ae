"""What the admin's editing views are sent."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from blog.models import ArticlePage, Author, RubricPage


def article_form(article: ArticlePage, action: str, **fields: Any) -> dict[str, Any]:
    """Return an article's form, with the button that was pressed: save, publish, submit."""
    form = {
        "title": article.title,
        "slug": article.slug,
        "intro": article.intro,
        "body": streamfield([]),
        "article_authors": inline_formset([]),
        "corrections": inline_formset([]),
        "comments": inline_formset([]),
        f"action-{action}": "1",
    }
    return dict(nested_form_data({**form, **fields}))


def rubric_form(rubric: RubricPage, action: str = "save", **fields: Any) -> dict[str, Any]:
    """Return a rubric's form."""
    form = {"title": rubric.title, "slug": rubric.slug, "description": "", "comments": inline_formset([])}
    return dict(nested_form_data({**form, f"action-{action}": "1", **fields}))


def author_form(author: Author, **fields: Any) -> dict[str, Any]:
    """Return an author's form; without a button in the fields, a draft is saved."""
    form = {"name": author.name, "kind": author.kind, "slug": author.slug, "links": inline_formset([]), "bio": "null"}
    return dict(nested_form_data({**form, **fields}))
