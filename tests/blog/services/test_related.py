"""Which articles are proposed beside an article, and how they come into its draft."""

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import ArticlePage
from blog.services.related import add, chosen, propose
from tests.factories import (
    ArticleFactory,
    CallFactory,
    LaureateFactory,
    RubricFactory,
    UserFactory,
    body,
    laureate,
    laureate_list,
    paragraph,
    related_pages,
)

pytestmark = pytest.mark.django_db


def titles(article: ArticlePage, number: int = 5) -> list[str]:
    return [each.article.title for each in propose(article, number)]


def latest(article: ArticlePage) -> ArticlePage:
    draft: ArticlePage = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return draft


def test_what_is_in_common_counts_more_than_what_is_new() -> None:
    one, two, call, rubric = LaureateFactory(), LaureateFactory(), CallFactory(), RubricFactory()
    ArticleFactory(title="Mot-clé", tags=["mobilité"])
    ArticleFactory(title="Même appel", call=call)
    ArticleFactory(title="Un lauréat", body=body(laureate(one)))
    ArticleFactory(title="Deux lauréats", body=body(laureate_list(one, two)))
    ArticleFactory(title="Voisin", parent=rubric)
    ArticleFactory(title="Ailleurs")

    article = ArticleFactory(parent=rubric, call=call, tags=["mobilité"], body=body(laureate(two), laureate(one)))

    assert titles(article) == ["Deux lauréats", "Un lauréat", "Même appel", "Mot-clé", "Voisin"]


def test_drafts_and_what_the_article_leads_to_already_are_not_proposed() -> None:
    rubric = RubricFactory()
    known = ArticleFactory(parent=rubric)
    ArticleFactory(parent=rubric, live=False)

    assert titles(ArticleFactory(parent=rubric, body=body(related_pages(known)))) == []


def test_number_of_statements_does_not_grow(django_assert_num_queries: pytest.FixtureRequest) -> None:
    association, rubric = LaureateFactory(), RubricFactory()
    article = ArticleFactory(parent=rubric, tags=["a"], call=CallFactory(), body=body(laureate(association)))
    for _each in range(6):
        ArticleFactory(parent=rubric, tags=["a"], body=body(laureate(association)))
    article = ArticlePage.objects.get(pk=article.pk)

    with django_assert_num_queries(8):
        assert len(propose(article, 5)) == 5


def test_picked_articles_form_a_list_at_the_end_of_a_new_draft() -> None:
    article, first, second = ArticleFactory(body=body(paragraph())), ArticleFactory(), ArticleFactory()

    add(article, [first.pk], UserFactory())
    add(latest(article), [second.pk], UserFactory())

    draft = latest(article)
    assert [block.block_type for block in draft.body] == ["paragraph", "related_pages"]
    assert chosen(draft) == [first.pk, second.pk]
    assert [block.block_type for block in ArticlePage.objects.get(pk=article.pk).body] == ["paragraph"]


def test_list_takes_no_more_than_it_has_room_for() -> None:
    full = [ArticleFactory() for _each in range(12)]
    article = ArticleFactory(body=body(related_pages(*full)))

    add(article, [ArticleFactory().pk], UserFactory())

    assert chosen(latest(article)) == [page.pk for page in full]


def test_editor_picks_among_the_proposals_alone(client: Client) -> None:
    rubric = RubricFactory()
    article, wanted, hidden = (ArticleFactory(parent=rubric, live=live) for live in (True, True, False))
    client.force_login(UserFactory())
    address = reverse("related_articles", args=[article.pk])

    assert wanted.title in client.get(address).content.decode()
    response = client.post(address, {"article": [wanted.pk, hidden.pk, "x"]})

    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert chosen(latest(article)) == [wanted.pk]


def test_who_may_not_edit_the_article_adds_nothing(client: Client) -> None:
    article, other = ArticleFactory(), ArticleFactory()
    client.force_login(UserFactory(is_superuser=False))

    response = client.post(reverse("related_articles", args=[article.pk]), {"article": [other.pk]})

    assert response.status_code == 302
    assert article.revisions.count() == 0
