"""Pages of every type, each below the parent that it needs."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page

from blog.models import ArticleAuthor, ArticlePage, RubricPage
from home.models import FormField, FormPage, StandardPage
from tests.factories.site import make_site


class PageFactory(DjangoModelFactory):
    """A live page, put below ``parent``; dates of publication can be given."""

    parent = factory.LazyFunction(lambda: make_site().home)
    live = True
    first_published_at = factory.LazyAttribute(lambda page: timezone.now() if page.live else None)
    last_published_at = factory.LazyAttribute(lambda page: page.first_published_at)
    locale = factory.LazyAttribute(lambda page: page.parent.locale)

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **kwargs: Any) -> Page:
        parent = kwargs.pop("parent")
        page = cls.unsaved(model_class, **kwargs)
        # Treebeard reckons with the parent's number of children, which a sibling may have changed.
        parent.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
        return parent.add_child(instance=page)

    @classmethod
    def unsaved(cls, model_class: type[Page], **kwargs: Any) -> Page:
        """Return the page that will be put into the tree."""
        return model_class(**kwargs)


class RubricFactory(PageFactory):
    """A rubric, below the front page."""

    title = factory.Sequence("Rubrique {}".format)
    slug = factory.Sequence("rubrique-{}".format)

    class Meta:
        model = RubricPage


class ArticleFactory(PageFactory):
    """An article in a rubric of its own, or below ``parent``.

    ``authors``: ``Author`` objects; ``tags``: names; ``also_in``: rubrics; ``body``: see
    ``tests.factories.body``.
    """

    title = factory.Sequence("Article {}".format)
    slug = factory.Sequence("article-de-test-{}".format)
    parent = factory.SubFactory(RubricFactory)

    class Meta:
        model = ArticlePage

    @classmethod
    def unsaved(cls, model_class: type[Page], **kwargs: Any) -> Page:
        """Return the article with its authors, tags and further rubrics."""
        authors, tags, also_in = (kwargs.pop(name, []) for name in ("authors", "tags", "also_in"))
        article = model_class(**kwargs)
        article.article_authors = [
            ArticleAuthor(author=author, sort_order=position) for position, author in enumerate(authors)
        ]
        article.tags.add(*tags)
        article.also_in = also_in
        return article


class StandardPageFactory(PageFactory):
    """A standard page, below the front page."""

    title = factory.Sequence("Page {}".format)
    slug = factory.Sequence("page-{}".format)

    class Meta:
        model = StandardPage


class FormPageFactory(PageFactory):
    """A form with the questions given as ``fields={"Nom": "singleline"}``."""

    title = factory.Sequence("Formulaire {}".format)
    slug = factory.Sequence("formulaire-{}".format)

    class Meta:
        model = FormPage

    @classmethod
    def unsaved(cls, model_class: type[Page], **kwargs: Any) -> Page:
        """Return the form with its questions."""
        fields = kwargs.pop("fields", {"Nom": "singleline"})
        page = model_class(**kwargs)
        page.form_fields = [
            FormField(label=label, field_type=kind, sort_order=position)
            for position, (label, kind) in enumerate(fields.items())
        ]
        return page
