"""The cache tags of entries, by which partners of a part of the publication hear of what was theirs."""

import pytest

from cms.journal import tags
from cms.journal.models import PublicItem
from tests.factories import ArticleFactory, RubricFactory, body, related_pages, restrict
from tests.journal import told

pytestmark = pytest.mark.django_db


def test_what_becomes_public_together_bears_the_names_of_what_is_above():
    rubric = RubricFactory()
    inner = RubricFactory(parent=rubric)
    article = ArticleFactory(parent=inner)
    restriction = restrict(rubric, "login")
    told(restriction.delete)
    of_inner, of_article = (PublicItem.objects.get(key=page.pk).tags for page in (inner, article))
    assert f"rubric:{rubric.pk}" in of_inner
    assert {f"rubric:{rubric.pk}", f"rubric:{inner.pk}"} < set(of_article)


def test_many_mentions_do_not_crowd_out_the_rubrics(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tags, "MAX_TAGS", 6)
    guest = RubricFactory()
    mentioned = [ArticleFactory() for _ in range(5)]
    article = ArticleFactory(also_in=[guest], body=body(*(related_pages(each) for each in mentioned)))
    told(article.save)
    assert {f"rubric:{guest.pk}", f"rubric:{article.get_parent().pk}"} < set(
        PublicItem.objects.get(key=article.pk).tags
    )
