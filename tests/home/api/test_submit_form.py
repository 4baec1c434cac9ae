"""Filled-in forms over GraphQL: what the form's own page takes is taken, what it refuses is refused."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.translation import gettext
from wagtail.contrib.forms.models import FormSubmission

from home.models import FormField
from tests.asking import ask, post
from tests.factories import FormPageFactory, restrict

pytestmark = [pytest.mark.once, pytest.mark.django_db]

SUBMIT = """mutation Send($input: FormInput!) {
  submitForm(input: $input) { accepted message { html } errors { field code message } }
}"""
THANKS = {"accepted": True, "message": {"html": "<p>Merci.</p>"}, "errors": []}


def form_with(*fields: FormField, **page: Any) -> Any:
    """Return a form page with these questions, and thanks."""
    made = FormPageFactory(fields={}, **{"slug": "nous-ecrire", "thank_you": "<p>Merci.</p>", **page})
    made.form_fields = [*fields]
    made.save()
    return made


def payload(answers: dict[str, list[str]], **more: Any) -> dict[str, Any]:
    """Return the mutation's variable for some answers."""
    values = [{"name": name, "value": value} for name, given in answers.items() for value in given]
    return {"path": "/nous-ecrire/", "values": values, **more}


def submit(answers: dict[str, list[str]], **more: Any) -> dict[str, Any]:
    """Send a form over GraphQL."""
    return ask(SUBMIT, input=payload(answers, **more))["submitForm"]


def kept() -> list[Any]:
    """Return the answers that were kept, oldest first."""
    return [each.form_data for each in FormSubmission.objects.order_by("pk")]


GIVEN: dict[str, list[list[str]]] = {
    "singleline": [[], [""], ["  "], ["Ana "], ["a" * 255], ["a" * 256], ["a\nb"], ["<b>a</b>"], ["a", "b"]],
    "multiline": [[], [""], ["un\ndeux\r\ntrois"], ["a" * 5_000]],
    "email": [[], ["ana@example.org"], ["ana"], ["a@b.fr\nBcc: c@d.fr"], ["a@b.fr,c@d.fr"], ["a" * 400 + "@b.fr"]],
    "number": [[], ["3"], ["-3.50"], ["3,5"], ["NaN"], ["Infinity"], ["1e5"], ["trois"]],
    "url": [[], ["https://example.org/a?b=c"], ["example.org"], ["javascript:alert(1)"], ["http://"]],
    "checkbox": [[], ["on"], ["true"], ["True"], ["false"], [""], ["0"]],
    "checkboxes": [[], ["Code"], ["Code", "Emploi"], ["Code", "Code"], ["Code,Emploi"], ["Autre"], ["code"]],
    "dropdown": [[], [""], ["Code"], ["Autre"], ["Autre", "Code"], ["Code", "Autre"]],
    "multiselect": [[], ["Code"], ["Code", "Emploi"], ["Code", "Autre"], [""]],
    "radio": [[], ["Médias"], ["Autre"], [""]],
    "date": [[], ["2026-11-23"], ["23/11/2026"], ["11/23/2026"], ["2026-02-30"], ["demain"]],
    "datetime": [[], ["2026-11-23 10:30"], ["2026-11-23T10:30"], ["23/11/2026 10:30"], ["10:30"], ["2026-11-23"]],
    "hidden": [[], [""], ["campagne-3"], ["a" * 300]],
}
CASES = [
    pytest.param(kind, required, given, id=f"{kind}-{'required' if required else 'optional'}-{'+'.join(given)[:30]!r}")
    for kind, answers in GIVEN.items()
    for required in (True, False)
    for given in answers
]


def test_the_cases_have_every_kind_that_an_editor_can_choose() -> None:
    assert list(GIVEN) == [kind for kind, _label in FormField._meta.get_field("field_type").choices]


@pytest.mark.parametrize(("kind", "required", "given"), CASES)
def test_the_verdict_is_that_of_the_forms_own_page(kind: str, required: bool, given: list[str]) -> None:
    page = form_with(FormField(label="Champ", field_type=kind, required=required, choices="Code,Médias,Emploi"))

    response = Client().post(page.url, {"champ": given})
    form = response.context.get("form")
    verdict = [(name, message) for name, messages in form.errors.items() for message in messages] if form else []
    of_the_page = kept()
    FormSubmission.objects.all().delete()

    answer = submit({"champ": given})

    assert [(error["field"], error["message"]) for error in answer["errors"]] == verdict
    assert kept() == of_the_page
    assert (answer["accepted"], len(of_the_page)) in [(True, 1), (False, 0)]


def test_every_mistake_is_named_and_nothing_is_kept() -> None:
    form_with(
        FormField(sort_order=0, label="Nom", field_type="singleline"),
        FormField(sort_order=1, label="Courriel", field_type="email"),
        FormField(sort_order=2, label="Âge", field_type="number"),
        to_address="redaction@example.org",
    )

    assert submit({"courriel": ["ana"], "age": ["3"]}) == {
        "accepted": False,
        "message": None,
        "errors": [
            {"field": "nom", "code": "REQUIRED", "message": "Champ requis."},
            {"field": "courriel", "code": "INVALID", "message": "Saisissez une adresse de courriel valide."},
        ],
    }
    assert kept() == []
    assert mail.outbox == []


def test_what_was_taken_is_kept_mailed_and_thanked_for(django_capture_on_commit_callbacks: Any) -> None:
    page = form_with(
        FormField(sort_order=0, label="Nom", field_type="singleline"),
        FormField(sort_order=1, label="Sujets", field_type="checkboxes", choices="Code,Emploi"),
        to_address="redaction@example.org, lab@example.org",
        from_address="formulaire@example.org",
        subject="Un message",
    )
    answers = {"nom": ["Ana\r\nBcc: tous@example.org"], "sujets": ["Code", "Emploi"]}

    with django_capture_on_commit_callbacks(execute=True):
        assert submit(answers) == THANKS
    with django_capture_on_commit_callbacks(execute=True):
        Client().post(page.url, answers)

    assert kept() == [{"nom": "Ana\r\nBcc: tous@example.org", "sujets": ["Code", "Emploi"]}] * 2
    ours, theirs = mail.outbox
    for message in (ours, theirs):
        assert message.subject == "Un message"
        assert message.from_email == "formulaire@example.org"
        assert message.recipients() == ["redaction@example.org", "lab@example.org"]
        assert message.body == "Nom: Ana\r\nBcc: tous@example.org\nSujets: Code, Emploi"


def test_a_mail_server_that_is_away_costs_nobody_their_answer(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    form_with(FormField(label="Nom", field_type="singleline"), to_address="redaction@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        assert submit({"nom": ["Ana"]}) == THANKS
    assert kept() == [{"nom": "Ana"}]


def test_an_answer_to_no_question_is_refused() -> None:
    form_with(FormField(label="Nom", field_type="singleline"))

    answer = submit({"nom": ["Ana"], "submit_time": ["2020-01-01"], "admin": ["1", "2"]})

    assert [(error["field"], error["code"]) for error in answer["errors"]] == [
        ("submit_time", "UNKNOWN_FIELD"),
        ("admin", "UNKNOWN_FIELD"),
    ]
    assert kept() == []


@pytest.mark.parametrize("hide", ["none", "draft", "password", "login", "groups"])
def test_a_form_that_may_not_be_seen_is_answered_like_none(hide: str) -> None:
    if hide != "none":
        page = form_with(FormField(label="Nom", field_type="singleline"), live=hide != "draft")
    if hide in ("password", "login", "groups"):
        restrict(page, hide)

    assert submit({"nom": ["Ana"], "autre": ["x"]}) == {
        "accepted": False,
        "message": None,
        "errors": [{"field": "path", "code": "NOT_FOUND", "message": gettext("There is no form at this address.")}],
    }
    assert kept() == []


def test_a_filled_in_honeypot_is_answered_alike_and_kept_nowhere(django_capture_on_commit_callbacks: Any) -> None:
    form_with(FormField(label="Nom", field_type="singleline"), to_address="redaction@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        assert submit({"nom": ["Ana"]}, website="https://spam.example") == THANKS
        assert submit({"nom": [""]}, website="x") == submit({"nom": [""]})
    assert kept() == []
    assert mail.outbox == []


def test_the_eleventh_within_an_hour_is_refused_on_this_form_alone() -> None:
    form_with(FormField(label="Nom", field_type="singleline"))
    form_with(FormField(label="Nom", field_type="singleline"), slug="autre")
    for _time in range(10):
        submit({"nom": ["Ana"]})

    answer = post(SUBMIT, {"input": payload({"nom": ["Ana"]})}).json()
    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert len(kept()) == 10
    assert submit({"nom": ["Ana"]}, path="/autre/") == THANKS


def test_without_thanks_the_message_is_null() -> None:
    form_with(FormField(label="Nom", field_type="singleline"), thank_you="")

    assert submit({"nom": ["Ana"]}) == {"accepted": True, "message": None, "errors": []}
