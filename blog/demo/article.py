"""The demo's article: the seed's page as typed blocks, in our own words but for its short quotations."""

from typing import Any

from django.apps import apps
from wagtail.models import Page

from blog.demo import passages
from blog.demo.author import MISSION
from blog.demo.rubrics import ALSO_IN
from blog.models import ArticleAuthor, ArticlePage, Author, RubricPage
from cms.core.demo import Demo, in_order

SLUG = "soutien-aux-associations-tremplinasso"
CALL = "tremplin-asso"
OPEN_LAB = "labo-ouvert"

Block = tuple[str, Any]


def article(demo: Demo) -> ArticlePage:
    """Return the article, unsaved. The laureates, the call and the open lab's page must be there."""
    author = Author.objects.get(slug=MISSION, locale=demo.locale)
    page = ArticlePage(
        title="#TremplinAsso : six associations lauréates, du numérique à la mobilité, dans les quartiers",
        intro=passages.INTRO,
        search_description=passages.SEARCH_DESCRIPTION,
        cover=demo.picture("TremplinAsso", "Composition abstraite de disques, d’anneaux et de bandes"),
        call=call(demo),
        also_in=[RubricPage.objects.get(slug=ALSO_IN, locale=demo.locale)],
        article_authors=in_order([ArticleAuthor(author=author)]),
        body=body(demo),
    )
    page.tags.add("TremplinAsso", "médiation numérique", "quartiers prioritaires")
    return page


def body(demo: Demo) -> list[Block]:
    """Return the article's blocks, in the order of the seed's page."""
    return [
        ("paragraph", passages.OPENING),
        quote(passages.MINISTER, "Julien Denormandie", passages.MINISTERS_ROLE, attribution="souligne"),
        heading("L’appel en bref"),
        ("call", {"call": call(demo)}),
        (
            "key_figures",
            {"figures": [figure(15, "pour l’appel", "millions d’euros"), figure(44, "lauréats")]},
        ),
        heading("Apprendre et se connecter"),
        laureate(demo, "petits-debrouillards", passages.PETITS_DEBROUILLARDS),
        quote(passages.THIRD_AXIS, "Les petits débrouillards", "à propos de l’éducation au numérique"),
        laureate(demo, "emmaus-connect", passages.EMMAUS_CONNECT),
        heading("Se former et s’engager"),
        laureate(demo, "lepoles", passages.LEPOLES),
        laureate(demo, "unis-cite", passages.UNIS_CITE),
        quote(passages.AMBASSADORS, "Unis-Cité", "à propos d’Ambassadeur des Médias et de l’Information"),
        heading("Se déplacer et se raconter"),
        laureate(demo, "wimoov", passages.WIMOOV),
        laureate(demo, "zep", passages.ZEP),
        quote(passages.TESTIMONY, "Zone d’expression prioritaire (Zep)", "à propos des jeunes"),
        ("contribute", invitation(demo)),
    ]


def call(demo: Demo) -> Any:
    """Return the demo's call for projects."""
    return apps.get_model("laureates", "CallForProjects").objects.get(slug=CALL, locale=demo.locale)


def heading(text: str) -> Block:
    """Return a section's heading."""
    return "heading", {"text": text, "level": "2"}


def quote(text: str, speaker: str, role: str, attribution: str = "") -> Block:
    """Return somebody's words."""
    return "quote", {"text": text, "attribution": attribution, "speaker": speaker, "role": role}


def figure(value: int, label: str, unit: str = "") -> dict[str, Any]:
    """Return one key figure."""
    return {"value": value, "label": label, "unit": unit, "as_of": None}


def laureate(demo: Demo, slug: str, text: str) -> Block:
    """Return what the article says of one laureate."""
    model = apps.get_model("laureates", "Laureate")
    return "laureate", {"laureate": model.objects.get(slug=slug, locale=demo.locale), "text": text}


def invitation(demo: Demo) -> dict[str, Any]:
    """Return the invitation that closes the article, with a button to the open lab."""
    return {
        "title": "Le labo vous est ouvert",
        "text": "Un article, des données à faire parler ? Collectivités, chercheurs, citoyens : à vous.",
        "button_label": "Découvrir le labo ouvert",
        "page": Page.objects.filter(slug=OPEN_LAB, locale=demo.locale).first(),
    }
