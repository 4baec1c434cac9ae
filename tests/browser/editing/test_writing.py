"""Writing an article in the browser: what helps while typing, what blocks publication, and what is only warned of."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from blog.models import ArticlePage
from tests.browser.editing.content import Newsroom

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

Shoot = Callable[[Page, str], None]
Serious = Callable[[Page, str], list[tuple[str, str]]]


def edit(tab: Page, article: ArticlePage) -> None:
    tab.goto(f"/admin/pages/{article.pk}/edit/")
    expect(tab.locator("#id_intro")).to_be_visible()
    # What the form holds two seconds after it was loaded is what Wagtail takes for unchanged.
    tab.wait_for_function("() => window.wagtail.app?.queryController('w-unsaved')?.initialFormData")


def open_panel(tab: Page, name: str) -> None:
    """Open a panel beside the editor, if it isn't."""
    if not tab.locator(f'[data-side-panel="{name}"]').is_visible():
        tab.locator(f'[data-side-panel-toggle="{name}"]').click()


def add_block(tab: Page, name: str) -> None:
    tab.get_by_role("button", name="Insérer un bloc").last.click()
    tab.get_by_role("option", name=name, exact=True).click()


def publish(tab: Page) -> None:
    tab.get_by_role("button", name="Plus d'actions").click()
    tab.get_by_role("button", name="Publier").click()


def test_lengths_and_looks_follow_what_is_typed(tab: Page, newsroom: Newsroom, shoot: Shoot, serious: Serious) -> None:
    edit(tab, newsroom.article)
    count = tab.locator("#id_intro-count")
    expect(count).to_have_text("105 caractères : bonne longueur.")
    tab.locator("#id_intro").fill("Trop court.")
    expect(count).to_have_text("11 caractères : 100 à 350 sont conseillés, développez un peu.")
    tab.locator("#id_intro").fill("Une phrase. " * 40)
    expect(count).to_have_text("479 caractères : au-delà de 350, la fin risque de ne pas être affichée.")

    tab.get_by_role("tab", name="Promotion").click()
    tab.locator("#id_seo_title").fill("Apprendre le numérique à Pantin")
    tab.locator("#id_search_description").fill(
        "Trois soirs par semaine, une association de Pantin accueille sans rendez-vous."
    )
    for part in (".rubrique-result", ".rubrique-card"):
        expect(tab.locator(f"{part} strong")).to_have_text("Apprendre le numérique à Pantin")
        expect(tab.locator(f"{part} [data-sharing-description]")).to_contain_text("Trois soirs par semaine")
    expect(tab.locator(".rubrique-card-picture")).to_have_attribute("data-filled", "")
    tab.locator(".rubrique-sharing").scroll_into_view_if_needed()
    shoot(tab, "partage")
    assert serious(tab, ".rubrique-sharing") == []


def test_what_blocks_is_said_beside_the_draft_and_at_the_block(
    tab: Page, newsroom: Newsroom, shoot: Shoot, serious: Serious
) -> None:
    edit(tab, newsroom.article)
    open_panel(tab, "checks")
    panel = tab.locator(".rubrique-checks")
    expect(panel).to_contain_text("Rien à corriger dans la dernière version enregistrée.")
    expect(panel).to_contain_text("Les Petits Clics")
    expect(panel).to_contain_text("Le bus des démarches")

    tab.get_by_role("button", name="Insérer un bloc").last.click()
    shoot(tab, "selecteur-de-blocs")
    tab.get_by_role("option", name="Intertitre", exact=True).click()
    tab.get_by_role("textbox", name=re.compile("^Intertitre")).last.fill("Les horaires")
    tab.get_by_role("combobox", name=re.compile("^Niveau")).last.select_option("4")
    sentence = "L’intertitre « Les horaires » est de niveau 4, sans niveau 3 avant lui : choisissez celui-ci."
    # An autosave under way would come after it, as if from another window.
    expect(tab.get_by_text("Enregistré", exact=True)).to_be_visible(timeout=30_000)
    tab.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(tab.locator(".messages .success")).to_be_visible()
    open_panel(tab, "checks")
    expect(panel).to_contain_text(sentence, timeout=30_000)
    shoot(tab, "controles")
    assert serious(tab, ".rubrique-checks") == []

    publish(tab)
    expect(tab.locator("#panel-child-contenu-body-section").get_by_text(sentence)).to_be_visible()
    newsroom.article.refresh_from_db()
    assert "heading" not in [block.block_type for block in newsroom.article.body][1:]

    tab.get_by_role("combobox", name=re.compile("^Niveau")).last.select_option("3")
    publish(tab)
    expect(tab.locator(".messages .success")).to_contain_text("publié")


def test_block_and_article_are_copied(tab: Page, newsroom: Newsroom) -> None:
    edit(tab, newsroom.article)
    tab.get_by_role("button", name="Dupliquer").last.click()
    publish(tab)
    expect(tab.locator(".messages .success")).to_contain_text("publié")
    newsroom.article.refresh_from_db()
    assert [block.block_type for block in newsroom.article.body][-2:] == ["laureate", "laureate"]

    tab.goto(f"/admin/pages/{newsroom.article.pk}/copy/")
    tab.locator("#id_new_title").fill("Trois soirs par semaine à Bobigny")
    tab.locator("#id_new_slug").fill("trois-soirs-bobigny")
    tab.get_by_role("button", name="Copier cette page").click()
    expect(tab.locator(".messages .success")).to_be_visible()
    copy = ArticlePage.objects.get(slug="trois-soirs-bobigny")
    assert (copy.live, copy.intro, len(copy.body)) == (False, newsroom.article.intro, 5)


def test_hours_are_said_in_paris_time(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    later = ArticlePage.objects.get(title="Ce que coûte une connexion")
    edit(tab, later)
    open_panel(tab, "status")
    expect(tab.locator(".rubrique-schedule").first).to_contain_text(re.compile("Paraîtra le .* à .*, heure de Paris."))
    shoot(tab, "programmation")

    edit(tab, newsroom.article)
    open_panel(tab, "status")
    tab.get_by_role("button", name="Programmer", exact=True).click()
    expect(tab.get_by_text("Heure de Paris, où que vous soyez.").first).to_be_visible()


def test_correction_is_recorded_with_its_date(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    edit(tab, newsroom.article)
    add = tab.get_by_role("button", name=re.compile("Ajouter.*rectificatif", re.I))
    add.scroll_into_view_if_needed()
    add.click()
    tab.locator("#id_corrections-0-text").fill("L’atelier ouvre à 18 h, et non à 17 h.")
    shoot(tab, "rectificatif")
    publish(tab)
    expect(tab.locator(".messages .success")).to_contain_text("publié")

    correction = newsroom.article.corrections.get()
    assert correction.text == "L’atelier ouvre à 18 h, et non à 17 h."
    tab.goto(newsroom.article.url)
    expect(tab.get_by_role("heading", name="Rectificatifs")).to_be_visible()


def test_articles_to_read_next_are_picked_from_proposals(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    tab.goto(f"/admin/articles/{newsroom.article.pk}/related/")
    tab.get_by_label("Le bus des démarches").check()
    shoot(tab, "a-lire-aussi")
    tab.get_by_role("button", name="Ajouter au brouillon").click()

    expect(tab.locator(".messages .success")).to_contain_text("ajoutés")
    draft = ArticlePage.objects.get(pk=newsroom.article.pk).get_latest_revision_as_object()
    assert [page.title for page in draft.body[-1].value["pages"]] == ["Le bus des démarches"]
