"""What is in the newsroom that the browser tests, and the pictures of the guide, show."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from blog.models import ArticlePage, Contribution
from cms.newsroom.links.models import Link, State, Target
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    UserFactory,
    add_language,
    body,
    heading,
    laureate,
    paragraph,
    quote,
)

STANDFIRST = "À Pantin, une association ouvre ses portes trois soirs par semaine à celles et ceux que l’écran intimide."


@dataclass(frozen=True)
class Newsroom:
    """The chief editor, who has a colleague, and an article with everything in it."""

    chief: User
    reviewer: User
    article: ArticlePage


def fill() -> Newsroom:
    """Make content in every state: published, waiting, scheduled, broken, untranslated."""
    chief = UserFactory(username="claire", first_name="Claire", last_name="Martin")
    rubric = RubricFactory(title="Inclusion numérique", slug="inclusion")
    association = LaureateFactory(name="Les Petits Clics", slug="petits-clics")
    LaureateFactory(name="Réseau des ateliers", slug="reseau")
    article = ArticleFactory(
        title="Trois soirs par semaine à Pantin",
        slug="trois-soirs",
        intro=STANDFIRST,
        parent=rubric,
        owner=chief,
        cover=ImageFactory(title="La salle", width=1200, height=630),
        authors=[AuthorFactory(name="Ana Lopes")],
        tags=["médiation"],
        body=body(
            heading("Une salle, dix ordinateurs"),
            paragraph("<p>On vient pour un papier, on reste pour le café. L’atelier est gratuit.</p>"),
            quote("On repart avec l’envie d’apprendre.", "Samia", "participante"),
            laureate(association),
        ),
    )
    ArticleFactory(title="Le bus des démarches", parent=rubric, tags=["médiation"], body=body(laureate(association)))
    _send_for_review(ArticleFactory(title="Des tablettes au foyer", parent=rubric, live=False), chief)
    later = ArticleFactory(
        title="Ce que coûte une connexion", parent=rubric, live=False, go_live_at=timezone.now() + timedelta(days=2)
    )
    later.save_revision().publish()
    _break_link(article)
    Contribution.objects.create(
        kind="data", contributor_kind="citizen", name="Zoé Petit", email="zoe@example.org",
        title="Carte des points d’accès de Bobigny", summary="Une liste tenue à jour.",
    )  # fmt: skip
    add_language("en")
    reviewer = UserFactory(username="dalila", first_name="Dalila", last_name="Roux")
    return Newsroom(chief, reviewer, article)


def _send_for_review(article: ArticlePage, chief: User) -> None:
    group = Group.objects.create(name="Rédaction en chef")
    chief.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    writer = UserFactory(username="bruno", first_name="Bruno", last_name="Diallo", is_superuser=False)
    article.save_revision(user=writer)
    workflow.start(article, writer)


def _break_link(article: ArticlePage) -> None:
    target = Target.at("https://ateliers.example.org/guide-2019.pdf")
    target.state, target.reason = State.BROKEN, "Le serveur répond que cette page n’existe pas."
    target.broken_since = timezone.now() - timedelta(days=3)
    target.save()
    content_type = ContentType.objects.get_for_model(ArticlePage)
    Link.objects.create(target=target, content_type=content_type, object_id=article.pk, page=article)
