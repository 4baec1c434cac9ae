"""The front page of the admin: what each panel says, to whom, and in how many statements."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, PageSubscription, Revision, Workflow

from blog.models import ArticlePage, Contribution
from cms.syndication.webhooks.models import Delivery, Endpoint
from tests.cms.newsroom.reports.test_reports import break_link, editor_of
from tests.factories import (
    ArticleFactory,
    LaureateFactory,
    PartnerFactory,
    RubricFactory,
    UserFactory,
    body,
    laureate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return UserFactory(username="ana")


def home(client: Client, user: User) -> str:
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def panel(page: str, name: str) -> str:
    """Return the HTML of one panel; empty if it isn't there."""
    start = page.find(f'<section class="rubrique-panel" aria-labelledby="{name}-title">')
    return "" if start < 0 else page[start : page.index("</section>", start)]


def edit(article: ArticlePage) -> str:
    return f'href="{reverse("wagtailadmin_pages:edit", args=[article.pk])}"'


def submit(article: ArticlePage, user: User) -> None:
    article.save_revision(user=user)
    Workflow.objects.get().start(article, user)


def contribution(title: str) -> Contribution:
    return Contribution.objects.create(
        kind="article", contributor_kind="citizen", name="Zoé", email="zoe@example.org", title=title, summary="…"
    )


def delivery() -> Delivery:
    endpoint = Endpoint.objects.create(partner=PartnerFactory(), url="https://example.org/hook")
    return Delivery.objects.create(endpoint=endpoint, sequence=1, type="article.published", thing="article:1", body="")


def test_empty_newsroom_says_that_nothing_waits(client: Client, user: User) -> None:
    page = home(client, user)

    assert "Rien ne vous attend." in panel(page, "waiting")
    assert "Rien n’est programmé." in panel(page, "scheduled")
    assert "Aucun lien cassé" in panel(page, "broken-links-panel")
    assert panel(page, "published") == panel(page, "deliveries") == ""


def test_article_to_review_waits_for_who_reviews_it(client: Client, user: User) -> None:
    article = ArticleFactory(title="À relire")
    submit(article, UserFactory(username="bruno", is_superuser=False))

    waiting = panel(home(client, user), "waiting")

    assert "À relire" in waiting
    assert "bruno" in waiting
    assert edit(article) in waiting


def test_article_sent_back_waits_for_its_writer(client: Client, user: User) -> None:
    rubric = RubricFactory()
    writer = editor_of(rubric)
    article = ArticleFactory(title="À reprendre", parent=rubric)
    submit(article, writer)
    article.current_workflow_task_state.reject(user=user)

    assert "Modifications demandées" in panel(home(client, writer), "waiting")


def test_comments_of_others_wait_for_who_follows_the_page(client: Client, user: User) -> None:
    article = ArticleFactory(title="Discuté")
    PageSubscription.objects.create(page=article, user=user, comment_notifications=True)
    for author in (user, UserFactory(), UserFactory()):
        Comment.objects.create(page=article, user=author, text="?", contentpath="title")

    assert "2 commentaires" in panel(home(client, user), "waiting")


def test_comments_wait_for_nobody_who_only_opened_the_page_or_may_change_it_no_longer(
    client: Client, user: User
) -> None:
    opened, left = ArticleFactory(title="Ouvert"), ArticleFactory(title="Quitté")
    gone = editor_of(RubricFactory())
    PageSubscription.objects.create(page=opened, user=user, comment_notifications=False)
    PageSubscription.objects.create(page=left, user=gone, comment_notifications=True)
    for article in (opened, left):
        Comment.objects.create(page=article, user=UserFactory(), text="?", contentpath="title")

    assert "Ouvert" not in panel(home(client, user), "waiting")
    assert "Quitté" not in home(client, gone)


def test_what_comes_and_goes_stands_in_the_order_of_time_in_paris(client: Client, user: User) -> None:
    now = timezone.now()
    later = ArticleFactory(title="Sort plus tard", live=False, go_live_at=now + timedelta(days=2))
    later.save_revision().publish()
    ArticleFactory(title="S’arrête demain", expire_at=now + timedelta(days=1))
    ArticleFactory(title="Sans fin")

    scheduled = panel(home(client, user), "scheduled")

    assert "heure de Paris" in scheduled
    assert -1 < scheduled.index("S’arrête demain") < scheduled.index("Sort plus tard")
    assert "Sans fin" not in scheduled
    assert timezone.localtime(now + timedelta(days=2)).strftime("%H:%M") in scheduled


def test_what_is_scheduled_in_many_other_rubrics_hides_nothing_of_ones_own(client: Client) -> None:
    mine, now = RubricFactory(), timezone.now()
    article = ArticleFactory(title="Le mien", parent=mine, live=False, go_live_at=now + timedelta(days=9))
    article.save_revision().publish()
    other = ArticleFactory(title="L’autre", live=False, go_live_at=now + timedelta(days=1))
    revision = other.save_revision()
    revision.publish()
    Revision.objects.bulk_create(
        Revision(
            content_object=other,
            base_content_type=revision.base_content_type,
            content=revision.content,
            created_at=now,
            approved_go_live_at=now + timedelta(hours=hour),
        )
        for hour in range(1, 70)
    )

    scheduled = panel(home(client, editor_of(mine)), "scheduled")

    assert "Le mien" in scheduled
    assert "L’autre" not in scheduled


def test_contributions_that_nobody_read_wait_oldest_first(client: Client, user: User) -> None:
    first, _second = contribution("Un atelier"), contribution("Un guide")
    Contribution.objects.filter(title="Un guide").update(state="accepted")

    panel_ = panel(home(client, user), "contributions")

    assert reverse("contribution:edit", args=[first.pk]) in panel_
    assert "Un guide" not in panel_


def test_laureates_without_an_article_are_named(client: Client, user: User) -> None:
    told = LaureateFactory(name="Racontée")
    LaureateFactory(name="Oubliée")
    ArticleFactory(body=body(laureate(told)))

    unwritten = panel(home(client, user), "unwritten")

    assert "Oubliée" in unwritten
    assert "Racontée" not in unwritten


def test_broken_links_and_deliveries_lead_to_where_they_are_mended(client: Client, user: User) -> None:
    article = ArticleFactory(title="Atelier")
    break_link(article)
    sent = delivery()

    page = home(client, user)

    assert edit(article) in panel(page, "broken-links-panel")
    assert reverse("webhooks_delivery:inspect", args=[sent.pk]) in panel(page, "deliveries")


def test_editor_of_one_rubric_sees_nothing_of_others(client: Client) -> None:
    mine, other = RubricFactory(), RubricFactory()
    ArticleFactory(title="Le mien", parent=mine)
    hidden = ArticleFactory(title="L’autre", parent=other, expire_at=timezone.now() + timedelta(days=1))
    break_link(hidden)
    contribution("Un atelier")
    LaureateFactory(name="Oubliée")
    delivery()

    page = home(client, editor_of(mine))

    assert "Le mien" in panel(page, "published")
    assert "L’autre" not in page
    assert panel(page, "contributions") == panel(page, "unwritten") == panel(page, "deliveries") == ""


def test_front_page_takes_the_same_statements_whatever_waits(client: Client, user: User) -> None:
    counts = []
    for number in (1, 5):
        for _each in range(number):
            submit(ArticleFactory(), user)
            ArticleFactory(expire_at=timezone.now() + timedelta(days=1))
            break_link(ArticleFactory())
            contribution("Un atelier")
            LaureateFactory()
            delivery()
        home(client, user)
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("wagtailadmin_home"))
        counts.append(len(captured))

    assert counts[0] == counts[1]
