"""Forms on the built-in reader: shown, refused with a reason, thanked for."""

import pytest
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission

from home.models import FormField
from tests.factories import FormPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def form_page():
    page = FormPageFactory(title="Nous écrire", submit_label="Envoyer", thank_you="<p>Bien reçu.</p>")
    page.form_fields = [
        FormField(sort_order=0, label="Courriel", field_type="email", required=True, help_text="Pour répondre."),
        FormField(sort_order=1, label="Sujets", field_type="checkboxes", choices="Code,Médias", required=False),
    ]
    page.save()
    return page


def test_form_has_labels_hints_and_a_button(form_page) -> None:
    html = Client().get(form_page.url).content.decode()

    wanted = [
        '<label for="id_courriel">Courriel',
        'id="id_courriel_helptext">Pour répondre.',
        "<legend>Sujets",
        '<button type="submit">Envoyer</button>',
    ]
    assert [words for words in wanted if words not in html] == []


def test_wrong_answer_is_marked_and_not_kept(form_page) -> None:
    html = Client().post(form_page.url, {"courriel": "nulle part"}).content.decode()

    assert 'role="alert"' in html
    assert 'class="errorlist"' in html
    assert 'value="nulle part"' in html
    assert FormSubmission.objects.count() == 0


def test_good_answer_is_kept_and_thanked_for(form_page) -> None:
    html = Client().post(form_page.url, {"courriel": "ana@example.org", "sujets": ["Code"]}).content.decode()

    assert "<p>Bien reçu.</p>" in html
    assert [each.form_data for each in FormSubmission.objects.all()] == [
        {"courriel": "ana@example.org", "sujets": ["Code"]}
    ]
