"""What editors do with contributions: they answer, make articles of them, and erase who sent them."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page

from blog.models import ArticlePage, Contribution, ContributionStep, RubricPage
from blog.services.erasure import ERASING, erase_old
from cms.core.worker.duties import DUTIES
from cms.newsroom.roles.models import Role
from home.models import PublicationSettings
from tests.factories import RubricFactory, account, make_site, seed_roles

pytestmark = pytest.mark.django_db

HTML = "<script>alert(1)</script>"
WORDS = {
    "name": "Ana Lopes",
    "email": "ana@example.org",
    "organisation": "Les Ateliers",
    "title": "Un atelier à Pantin",
    "summary": "Ce que nous y faisons.",
    "text": f"Premier paragraphe,\nsur deux lignes.\n\n\nSecond {HTML}.",
    "data_url": 'https://example.org/a.csv?x=1&y="',
    "licence": "CC BY",
}


@pytest.fixture
def rubric() -> RubricPage:
    site = make_site().site
    PublicationSettings.objects.create(site=site, name="Le Labo", contact_email="labo@example.org")
    seed_roles()
    return RubricFactory(title="Inclusion", slug="inclusion")


@pytest.fixture
def editor(rubric: RubricPage, client: Client) -> User:
    """The rubric's editor, who is signed in."""
    user = account(Role.EDITOR, rubric, username="zoe", first_name="Zoé", last_name="Lam")
    client.force_login(user)
    return user


def contribution(**fields: Any) -> Contribution:
    """Return one that was kept."""
    return Contribution.objects.create(**{"kind": "article", "contributor_kind": "citizen", **WORDS, **fields})


def address(kept: Contribution, what: str = "", *more: str) -> str:
    return reverse(f"contribution_{what}" if what else "contribution:edit", args=[kept.pk, *more])


# Answers


def test_an_answer_is_proposed_in_french_and_sent_as_the_editor_left_it(
    editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    kept = contribution()
    page = client.get(address(kept, "answer", "accepted"))
    proposed = page.context["form"].initial
    assert proposed["subject"] == "Votre contribution : Un atelier à Pantin"
    assert proposed["text"].startswith("Bonjour Ana Lopes,\n\nVous nous avez proposé une contribution, « Un atelier")
    assert kept.reference in proposed["text"]
    assert "Nous la publierons" in proposed["text"]
    assert proposed["text"].endswith("La rédaction de Le Labo")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            address(kept, "answer", "accepted"), {"subject": "Votre atelier", "text": "Bravo !\nÀ bientôt."}
        )
    assert answer.url == address(kept)
    [sent] = mail.outbox
    assert (sent.subject, sent.body, sent.to) == ("Votre atelier", "Bravo !\nÀ bientôt.", ["ana@example.org"])
    assert sent.reply_to == ["labo@example.org"]
    kept.refresh_from_db()
    assert kept.state == "accepted"
    assert list(kept.steps.values_list("kind", "author", "subject", "text")) == [
        ("answer", editor.pk, "Votre atelier", "Bravo !\nÀ bientôt."),
        ("state", editor.pk, "", "Acceptée"),
    ]
    assert "Zoé Lam" in client.get(address(kept)).content.decode()


@pytest.mark.parametrize(("state", "words"), [("discussed", "quelques questions"), ("refused", "ne pouvons pas")])
def test_each_state_has_its_answer(editor: User, client: Client, state: str, words: str) -> None:
    assert words in client.get(address(contribution(), "answer", state)).context["form"].initial["text"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_a_subject_can_not_write_headers(
    editor: User, client: Client, django_capture_on_commit_callbacks: Any, ending: str
) -> None:
    kept = contribution()
    sent = {"subject": f"Bonjour{ending}Bcc: all@example.org", "text": "Bravo !"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(kept, "answer", "accepted"), sent)
    assert answer.status_code == 200
    assert answer.context["form"].errors["subject"] == ["Écrivez l’objet sur une seule ligne."]
    assert "Bravo !" in answer.content.decode()
    kept.refresh_from_db()
    assert (kept.state, kept.steps.count(), mail.outbox) == ("new", 0, [])


def test_an_answer_needs_words(editor: User, client: Client) -> None:
    answer = client.post(address(contribution(), "answer", "accepted"), {"subject": "", "text": " "})
    assert set(answer.context["form"].errors) == {"subject", "text"}


def test_a_long_title_leaves_a_subject_that_can_be_sent(editor: User, client: Client) -> None:
    kept = contribution(title="x" * 200)
    proposed = client.get(address(kept, "answer", "accepted")).context["form"].initial
    assert client.post(address(kept, "answer", "accepted"), proposed).status_code == 302


def test_there_is_no_answer_for_other_states(editor: User, client: Client) -> None:
    assert client.get(address(contribution(), "answer", "new")).url == "/admin/"


# Articles


def test_a_draft_is_made_in_one_click(editor: User, rubric: RubricPage, client: Client) -> None:
    kept = contribution()
    assert [each.title for each in client.get(address(kept)).context["rubrics"]] == ["Inclusion"]
    answer = client.post(address(kept, "draft"), {"rubric": rubric.pk})
    article = ArticlePage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert (article.title, article.intro, article.live) == ("Un atelier à Pantin", "Ce que nous y faisons.", False)
    assert (article.owner, article.get_parent().pk) == (editor, rubric.pk)
    assert [(block.block_type, block.value.source) for block in article.body] == [
        ("paragraph", "<p>Premier paragraphe,<br/>sur deux lignes.</p>"),
        ("paragraph", "<p>Second &lt;script&gt;alert(1)&lt;/script&gt;.</p>"),
        (
            "paragraph",
            '<p><a href="https://example.org/a.csv?x=1&amp;y=&quot;">https://example.org/a.csv?x=1&amp;y=&quot;</a></p>',
        ),
    ]
    assert article.source == f"Labo ouvert, contribution {kept.reference}"
    assert article.latest_revision.user == editor
    assert client.get(answer.url).status_code == 200
    kept.refresh_from_db()
    assert kept.article == article
    assert kept.steps.get().kind == "article"


def test_a_second_click_leads_to_the_same_draft(editor: User, rubric: RubricPage, client: Client) -> None:
    kept = contribution()
    first, second = (client.post(address(kept, "draft"), {"rubric": rubric.pk}).url for _time in range(2))
    assert first == second
    assert ArticlePage.objects.count() == 1
    assert client.get(address(kept)).context["rubrics"] == []


def test_two_contributions_of_one_title_are_two_articles(editor: User, rubric: RubricPage, client: Client) -> None:
    for _time in range(2):
        client.post(address(contribution(), "draft"), {"rubric": rubric.pk})
    assert sorted(ArticlePage.objects.values_list("slug", flat=True)) == [
        "un-atelier-a-pantin",
        "un-atelier-a-pantin-1",
    ]


@pytest.mark.parametrize("chosen", ["other", "home", "", "x"])
def test_no_draft_where_the_editor_may_not_write(editor: User, client: Client, chosen: str) -> None:
    places: dict[str, Page] = {"other": RubricFactory(), "home": make_site().home}
    kept = contribution()
    given = places[chosen].pk if chosen in places else chosen
    assert client.post(address(kept, "draft"), {"rubric": given}).url == address(kept)
    assert not ArticlePage.objects.exists()


# Erasure


def erased_row(kept: Contribution) -> dict[str, Any]:
    return Contribution.objects.filter(pk=kept.pk).values(*WORDS, "kind", "state", "reference").get()


def test_a_chief_editor_erases_after_saying_yes(rubric: RubricPage, client: Client) -> None:
    chief = account(Role.CHIEF_EDITOR)
    client.force_login(chief)
    kept = contribution(state="refused")
    client.post(address(kept), {"state": "accepted", "note": "Ana rappelle demain."})
    assert "Oui, les effacer" in client.get(address(kept, "erase")).content.decode()
    assert erased_row(kept)["name"] == "Ana Lopes"
    assert client.post(address(kept, "erase")).url == address(kept)
    assert erased_row(kept) == {
        **dict.fromkeys(WORDS, ""),
        "kind": "article",
        "state": "accepted",
        "reference": kept.reference,
    }
    assert list(kept.steps.values_list("kind", "author", "text")) == [
        ("erasure", chief.pk, ""),
        ("note", chief.pk, ""),
        ("state", chief.pk, "Acceptée"),
    ]
    assert set(ModelLogEntry.objects.values_list("label", flat=True)) == {kept.reference}
    page = client.get(address(kept))
    assert "Les données personnelles ont été effacées le" in page.content.decode()
    assert not page.context["answers"]
    assert kept.reference in client.get(reverse("contribution:index")).content.decode()


def test_nothing_can_be_done_with_what_was_erased(rubric: RubricPage, client: Client) -> None:
    client.force_login(account(Role.CHIEF_EDITOR))
    kept = contribution(erased_at=timezone.now())
    for where in (address(kept, "answer", "accepted"), address(kept, "draft"), address(kept, "erase")):
        assert client.post(where, {"rubric": rubric.pk, "subject": "a", "text": "b"}).status_code == 404
    client.post(address(kept), {"state": "new", "note": "Ana rappelle demain."})
    assert not ContributionStep.objects.exists()


def test_of_a_contribution_that_is_deleted_the_history_keeps_the_reference_alone(
    rubric: RubricPage, client: Client
) -> None:
    client.force_login(account(Role.CHIEF_EDITOR))
    kept = contribution()
    client.post(address(kept), {"state": "accepted", "note": ""})
    client.post(reverse("contribution:delete", args=[kept.pk]))
    assert not Contribution.objects.exists()
    assert set(ModelLogEntry.objects.values_list("action", "label")) == {
        ("wagtail.edit", kept.reference),
        ("wagtail.delete", kept.reference),
    }


def test_an_editor_of_a_rubric_does_not_erase(editor: User, client: Client) -> None:
    kept = contribution()
    assert client.post(address(kept, "erase")).url == "/admin/"
    assert erased_row(kept)["name"] == "Ana Lopes"


def test_the_worker_erases_what_nobody_touched_for_the_set_time(settings: Any) -> None:
    settings.CONTRIBUTIONS_KEEP_DAYS = 30
    before = timezone.now() - timedelta(days=31)
    old, touched, recent = (
        contribution(received_at=before),
        contribution(received_at=before),
        contribution(received_at=timezone.now() - timedelta(days=29)),
    )
    ContributionStep.objects.create(contribution=touched, kind="note", text="En attente.")
    assert erase_old() is False
    assert [erased_row(each)["email"] for each in (old, touched, recent)] == ["", "ana@example.org", "ana@example.org"]
    assert list(old.steps.values_list("kind", "author")) == [("erasure", None)]
    first = Contribution.objects.get(pk=old.pk).erased_at
    erase_old()
    assert Contribution.objects.get(pk=old.pk).erased_at == first
    assert DUTIES["contributions"] is ERASING


def test_nobody_else_gets_at_contributions(rubric: RubricPage, client: Client) -> None:
    client.force_login(account(Role.CONTRIBUTOR))
    kept = contribution()
    for where in (address(kept, "answer", "accepted"), address(kept, "draft"), address(kept, "erase")):
        assert client.post(where, {"rubric": rubric.pk, "subject": "a", "text": "b"}).url == "/admin/"
    kept.refresh_from_db()
    assert (kept.state, kept.steps.count(), ArticlePage.objects.count()) == ("new", 0, 0)
