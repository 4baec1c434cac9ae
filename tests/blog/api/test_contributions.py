"""Readers' proposals over GraphQL: kept whole, or refused with a reason and not kept at all."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from blog.models import Contribution
from cms.core.publication import publication_of
from tests.asking import ask, post
from tests.factories import make_site

pytestmark = pytest.mark.django_db

SUBMIT = """mutation Propose($input: ContributionInput!) {
  submitContribution(input: $input) { reference errors { field code message } }
}"""
REFERENCE = re.compile(r"[2-9BCDFGHJKMNPQRSTVWXZ]{4}(-[2-9BCDFGHJKMNPQRSTVWXZ]{4}){2}")
PROPOSAL = {
    "kind": "ARTICLE",
    "contributorKind": "RESEARCHER",
    "name": "Ana Diop",
    "email": "ana@example.org",
    "title": "Une enquête",
    "summary": "Trois ans d’enquête.",
    "consent": True,
}


SUBJECT = gettext_lazy("Contribution to the open lab: %(title)s")


@pytest.fixture(autouse=True)
def editors() -> Any:
    """The publication's settings, with an address for the editors' mail."""
    publication = publication_of(make_site().site)
    publication.contact_email = "redaction@example.org"
    publication.save()
    return publication


def submit(**changes: Any) -> dict[str, Any]:
    """Send the proposal with some fields changed."""
    return ask(SUBMIT, input={**PROPOSAL, **changes})["submitContribution"]


def assert_refused(answer: dict[str, Any], *errors: tuple[str, str, str]) -> None:
    """Assert that nothing was kept and nobody was told, with exactly these errors."""
    assert answer["reference"] is None
    expected = [(field, code, gettext(message)) for field, code, message in errors]
    assert [(each["field"], each["code"], each["message"]) for each in answer["errors"]] == expected
    assert Contribution.objects.count() == 0
    assert mail.outbox == []


def test_a_proposal_is_kept_with_every_field_and_gets_a_reference() -> None:
    answer = submit(
        kind="DATA",
        organisation="Université de Nantes",
        text="Le détail.",
        dataUrl="https://example.org/donnees.csv",
        licence="ODbL 1.0",
    )

    kept = Contribution.objects.get()
    assert answer == {"reference": kept.reference, "errors": []}
    assert REFERENCE.fullmatch(kept.reference)
    assert {name: getattr(kept, name) for name in (field.name for field in Contribution._meta.fields)} == {
        "id": kept.pk,
        "reference": kept.reference,
        "kind": "data",
        "contributor_kind": "researcher",
        "name": "Ana Diop",
        "email": "ana@example.org",
        "organisation": "Université de Nantes",
        "title": "Une enquête",
        "summary": "Trois ans d’enquête.",
        "text": "Le détail.",
        "data_url": "https://example.org/donnees.csv",
        "licence": "ODbL 1.0",
        "consent_at": kept.consent_at,
        "received_at": kept.received_at,
        "state": "new",
        "article": None,
        "erased_at": None,
    }
    assert timezone.now() - kept.consent_at < timedelta(minutes=1)


def test_no_two_references_are_alike() -> None:
    assert submit()["reference"] != submit()["reference"]


@pytest.mark.parametrize("missing", ["organisation", "text", "dataUrl", "licence", "website"])
def test_what_may_be_left_out_may_also_be_null(missing: str) -> None:
    assert submit(**{missing: None})["errors"] == []


def test_the_editors_are_told_once_it_is_kept(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reference = submit(organisation="Université de Nantes")["reference"]

    (message,) = mail.outbox
    assert message.subject == SUBJECT % {"title": "Une enquête"}
    assert message.to == ["redaction@example.org"]
    assert message.reply_to == ["ana@example.org"]
    assert message.from_email == "rubrique@localhost"
    kept = Contribution.objects.get(reference=reference)
    assert message.body.splitlines() == [
        f"{gettext('Reference')}: {reference}",
        f"{gettext('Kind')}: {gettext('Article')}",
        f"{gettext('Sent by')}: Ana Diop <ana@example.org>",
        f"{gettext('Contributor')}: {gettext('Researcher')}",
        f"{gettext('Organisation')}: Université de Nantes",
        "",
        "Trois ans d’enquête.",
        "",
        f"http://localhost:8000/admin/contribution/edit/{kept.pk}/",
    ]


def test_without_an_address_of_the_editors_it_is_kept_all_the_same(
    editors: Any, django_capture_on_commit_callbacks: Any
) -> None:
    editors.contact_email = ""
    editors.save()

    with django_capture_on_commit_callbacks(execute=True):
        assert submit()["errors"] == []

    assert Contribution.objects.count() == 1
    assert mail.outbox == []


def test_a_mail_server_that_is_away_costs_nobody_their_proposal(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1

    with django_capture_on_commit_callbacks(execute=True):
        answer = submit()

    assert answer == {"reference": Contribution.objects.get().reference, "errors": []}


REQUIRED = "Champ requis."


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": " "}, ("name", "REQUIRED", REQUIRED)),
        ({"title": ""}, ("title", "REQUIRED", REQUIRED)),
        ({"summary": "\n"}, ("summary", "REQUIRED", REQUIRED)),
        ({"email": ""}, ("email", "REQUIRED", REQUIRED)),
        ({"email": "ana"}, ("email", "INVALID", "Saisissez une adresse de courriel valide.")),
        (
            {"email": "ana@example.org\nBcc: tous@example.org"},
            ("email", "INVALID", "Saisissez une adresse de courriel valide."),
        ),
        (
            {"email": "ana@example.org\r\n\r\nBonjour"},
            ("email", "INVALID", "Saisissez une adresse de courriel valide."),
        ),
        (
            {"email": "ana@example.org,tous@example.org"},
            ("email", "INVALID", "Saisissez une adresse de courriel valide."),
        ),
        ({"dataUrl": "javascript:alert(1)"}, ("dataUrl", "INVALID", "Saisissez une URL valide.")),
        ({"dataUrl": "ftp://example.org/a"}, ("dataUrl", "INVALID", "Saisissez une URL valide.")),
        ({"dataUrl": "file:///etc/passwd"}, ("dataUrl", "INVALID", "Saisissez une URL valide.")),
        (
            {"consent": False},
            ("consent", "REQUIRED", "Without your agreement we can't keep what you send."),
        ),
        (
            {"kind": "DATA"},
            ("dataUrl", "REQUIRED", "Say where the data is, or describe it in the text."),
        ),
        (
            {"title": "Un\x1b[2J titre"},
            ("title", "CONTROL_CHARACTERS", "This text has control characters in it. Leave them out."),
        ),
    ],
)
def test_a_bad_field_is_refused_with_a_sentence(
    changes: dict[str, Any], error: tuple[str, str, str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = submit(**changes)

    assert_refused(answer, error)


@pytest.mark.parametrize(
    ("name", "most"),
    [("name", 120), ("organisation", 200), ("title", 200), ("summary", 2_000), ("text", 20_000), ("licence", 100)],
)
def test_every_text_has_a_length_that_is_allowed_and_no_more(name: str, most: int) -> None:
    answer = submit(**{name: "a" * (most + 1)})
    assert [(each["field"], each["code"]) for each in answer["errors"]] == [(name, "MAX_LENGTH")]
    assert str(most) in re.sub(r"\W", "", answer["errors"][0]["message"])
    assert Contribution.objects.count() == 0

    assert submit(**{name: "a" * most})["errors"] == []


def test_every_bad_field_is_named_at_once() -> None:
    answer = submit(name="", email="x", title="", consent=False)

    assert [each["field"] for each in answer["errors"]] == ["name", "email", "title", "consent"]


def test_data_can_be_described_instead_of_linked() -> None:
    assert submit(kind="DATA", text="Un fichier que je vous enverrai.")["errors"] == []


def test_a_megabyte_of_text_is_refused_before_it_is_read() -> None:
    response = post(SUBMIT, {"input": {**PROPOSAL, "text": "a" * 1_000_000}})

    assert response.status_code == 413
    assert response.json()["errors"][0]["extensions"]["code"] == "PAYLOAD_TOO_LARGE"
    assert Contribution.objects.count() == 0


def test_html_is_kept_as_it_was_typed() -> None:
    html = '<script>alert("là")</script><b>gras</b> & co'

    submit(summary=html, text=html, title=html, name=html)

    kept = Contribution.objects.get()
    assert [kept.summary, kept.text, kept.title, kept.name] == [html] * 4


def test_names_and_titles_are_put_on_one_line(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        submit(title="Titre\r\nBcc: tous@example.org", name="Ana\u2028Diop")

    kept = Contribution.objects.get()
    assert (kept.title, kept.name) == ("Titre Bcc: tous@example.org", "Ana Diop")
    (message,) = mail.outbox
    assert message.subject == SUBJECT % {"title": "Titre Bcc: tous@example.org"}
    assert message.recipients() == ["redaction@example.org"]
    assert [name for name, _value in message.message().items() if name.lower() == "bcc"] == []


def test_the_sixth_within_an_hour_is_refused_and_not_kept() -> None:
    references = [submit()["reference"] for _time in range(5)]
    answer = post(SUBMIT, {"input": PROPOSAL}).json()

    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert 3590 <= answer["errors"][0]["extensions"]["retryAfter"] <= 3600
    assert {each.reference for each in Contribution.objects.all()} == set(references)


def test_mistakes_do_not_count() -> None:
    for _time in range(10):
        submit(name="")

    assert submit()["errors"] == []


def test_six_in_one_document_are_counted_one_by_one() -> None:
    fields = " ".join(f"p{number}: submitContribution(input: $input) {{ reference }}" for number in range(6))
    answer = post(f"mutation ($input: ContributionInput!) {{ {fields} }}", {"input": PROPOSAL}).json()

    assert [error["path"] for error in answer["errors"]] == [["p5"]]
    assert Contribution.objects.count() == 5


def test_a_filled_in_honeypot_is_answered_alike_and_kept_nowhere(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answers = [submit(website="https://spam.example") for _time in range(5)]
        sixth = post(SUBMIT, {"input": PROPOSAL}).json()

    assert [answer["errors"] for answer in answers] == [[]] * 5
    assert all(REFERENCE.fullmatch(answer["reference"]) for answer in answers)
    assert sixth["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert Contribution.objects.count() == 0
    assert mail.outbox == []


def test_a_filled_in_honeypot_does_not_hide_mistakes() -> None:
    assert submit(website="x", name="") == submit(name="")


def test_a_closed_lab_takes_nothing(editors: Any) -> None:
    editors.open_lab_open = False
    editors.save()

    assert_refused(submit(), ("", "CLOSED", "The open lab takes no contributions at the moment."))


def test_an_unknown_kind_is_a_foreseen_error() -> None:
    response = post(SUBMIT, {"input": {**PROPOSAL, "kind": "POEM"}})

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert Contribution.objects.count() == 0


def test_contributions_cannot_be_read() -> None:
    from cms.api.schema import get_schema

    submit(title="SECRET")
    types = {name for name in get_schema().type_map if "Contribution" in name}
    assert types == {"ContributionInput", "ContributionKind", "SubmitContributionPayload"}
