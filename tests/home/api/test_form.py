"""A form as frontends read it: every question with what is needed to draw it; hidden forms like none."""

from typing import Any

import pytest

from home.models import FormField
from tests.asking import ask
from tests.factories import FormPageFactory, StandardPageFactory, add_language, make_site, restrict
from tests.factories.states import STATES

pytestmark = pytest.mark.django_db

FORM = """query ($path: String!) {
  form(path: $path) {
    path title submitLabel intro { html } thankYou { text }
    fields { name label kind required help options default }
  }
}"""


def form_with(*fields: FormField, **page: Any) -> Any:
    """Return a form page with these questions."""
    made = FormPageFactory(fields={}, **{"slug": "nous-ecrire", **page})
    made.form_fields = [*fields]
    made.save()
    return made


def test_a_form_has_its_words_and_questions_in_order() -> None:
    form_with(
        FormField(sort_order=1, label="Courriel", field_type="email", help_text="<b>Jamais</b> publié."),
        FormField(sort_order=0, label="Votre nom", field_type="singleline", required=False, default_value="Anonyme"),
        title="Nous écrire",
        intro="<p>Une <b>idée</b> ?</p>",
        submit_label="Envoyer",
        thank_you="<p>Merci.</p>",
    )

    assert ask(FORM, path="/nous-ecrire/")["form"] == {
        "path": "/nous-ecrire/",
        "title": "Nous écrire",
        "submitLabel": "Envoyer",
        "intro": {"html": "<p>Une <b>idée</b> ?</p>"},
        "thankYou": {"text": "Merci."},
        "fields": [
            {
                "name": "votre_nom",
                "label": "Votre nom",
                "kind": "singleline",
                "required": False,
                "help": "",
                "options": [],
                "default": "Anonyme",
            },
            {
                "name": "courriel",
                "label": "Courriel",
                "kind": "email",
                "required": True,
                "help": "<b>Jamais</b> publié.",
                "options": [],
                "default": "",
            },
        ],
    }


@pytest.mark.parametrize("kind", ["checkboxes", "multiselect", "dropdown", "radio"])
def test_choices_are_those_that_the_forms_own_page_offers(kind: str) -> None:
    form_with(FormField(label="Sujets", field_type=kind, choices="Code, Médias ,Emploi", default_value="Code"))

    (field,) = ask(FORM, path="/nous-ecrire/")["form"]["fields"]
    assert (field["kind"], field["options"], field["default"]) == (kind, ["Code", "Médias", "Emploi"], "Code")


def test_several_first_answers_come_one_a_line() -> None:
    form_with(FormField(label="Sujets", field_type="checkboxes", choices="Code\nMédias, presse", default_value="a, b"))

    (field,) = ask(FORM, path="/nous-ecrire/")["form"]["fields"]
    assert (field["options"], field["default"]) == (["Code", "Médias, presse"], "a\nb")


def test_a_choice_without_choices_offers_none() -> None:
    form_with(FormField(label="Sujets", field_type="dropdown", choices=""))

    assert ask(FORM, path="/nous-ecrire/")["form"]["fields"][0]["options"] == []


def test_every_kind_that_an_editor_can_choose_can_be_read() -> None:
    kinds = [kind for kind, _label in FormField._meta.get_field("field_type").choices]
    form_with(*(FormField(label=f"Champ {kind}", field_type=kind, sort_order=at) for at, kind in enumerate(kinds)))

    fields = ask(FORM, path="/nous-ecrire/")["form"]["fields"]
    assert [field["kind"] for field in fields] == kinds
    assert "file" not in kinds


def test_texts_that_are_empty_are_null() -> None:
    form_with()

    found = ask(FORM, path="nous-ecrire")["form"]
    assert (found["intro"], found["thankYou"], found["fields"]) == (None, None, [])


def test_a_form_in_another_language_is_found_by_its_path() -> None:
    home = add_language("en")
    form_with(slug="write-to-us", parent=home, title="Write to us")

    assert ask(FORM, path="/en/write-to-us/")["form"]["path"] == "/en/write-to-us/"
    assert ask(FORM, path="/write-to-us/")["form"] is None


@pytest.mark.parametrize(
    "path", ["/", "", "/rien/", "/page/", "/en/", "//", "/%/", "/nous-ecrire/plus/", "?", "/\0/", "/%00/"]
)
def test_any_other_path_gives_null(path: str) -> None:
    form_with()
    StandardPageFactory(slug="page")

    assert ask(FORM, path=path)["form"] is None


@pytest.mark.parametrize("path", ["/nous%2Decrire/", "/nous-ecrire?x=1", "/nous-ecrire/#haut", "//nous-ecrire"])
def test_a_path_is_read_as_everywhere(path: str) -> None:
    form_with()

    assert ask(FORM, path=path)["form"]["path"] == "/nous-ecrire/"


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_a_private_form_is_like_none(kind: str) -> None:
    restrict(form_with(), kind)

    assert ask(FORM, path="/nous-ecrire/")["form"] is None


@pytest.mark.parametrize("state", [state for state in STATES if state != "changed"])
def test_a_form_that_is_not_published_is_like_none(state: str) -> None:
    make_site()
    STATES[state](FormPageFactory, {"slug": "nous-ecrire", "title": "Nous écrire"})

    assert ask(FORM, path="/nous-ecrire/")["form"] is None
