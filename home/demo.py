"""The demo's front page, standing pages, form and menu, and what the publication says of itself."""

from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.core.demo import Demo, in_order
from cms.core.licences import Licence
from home.models import (
    FeaturedArticle,
    FormField,
    FormPage,
    HomePage,
    Menu,
    PublicationSettings,
    SocialLink,
    StandardPage,
)

NAME = "Labo Société Numérique"
ARTICLE = "soutien-aux-associations-tremplinasso"
OPEN_LAB_TEXT = (
    "Élus et agents, laboratoires de recherche, citoyennes et citoyens : le labo publie aussi vos articles, "
    "et met en valeur vos données."
)


def load_pages(demo: Demo) -> None:
    """Make the front page in place of Wagtail's welcome, and the pages below it that aren't news."""
    home = demo.page(HomePage, Page.get_first_root_node(), "accueil", front_page)
    if home in demo.made:
        # The site goes with its root page: it must stand on the new one before the old one is deleted.
        demo.site.root_page = home
        demo.site.save()
        Page.objects.filter(depth=2, numchild=0, content_type=ContentType.objects.get_for_model(Page)).delete()
    form = demo.page(FormPage, home, "nous-ecrire", form_page)
    demo.page(StandardPage, home, "labo-ouvert", partial(open_lab, form))
    demo.page(StandardPage, home, "a-propos", about)


def load_frame(demo: Demo) -> None:
    """Put the article on a new front page, make the menu, and say who publishes."""
    home = HomePage.objects.get(pk=demo.site.root_page_id)
    if home in demo.made:
        home.featured_articles = in_order([FeaturedArticle(article=article(demo))])
        home.save_revision().publish()
    if not Menu.objects.filter(handle="main", site=demo.site, locale=demo.locale).exists():
        Menu.objects.create(handle="main", site=demo.site, locale=demo.locale, items=menu(demo))
        demo.say("menu: main")
    publication = PublicationSettings.for_site(demo.site)
    if not publication.name:
        introduce(demo, publication)


def front_page() -> HomePage:
    """Return the front page, unsaved."""
    return HomePage(
        title="Accueil",
        seo_title=NAME,
        search_description=("Enquêtes, portraits et données sur l’inclusion et la médiation numériques en France."),
        intro=(
            "<p>Qui reste loin du numérique, et qui aide à s’en rapprocher ? Le labo raconte les "
            "associations, les lieux et les territoires qui cherchent des réponses.</p>"
        ),
    )


def form_page() -> FormPage:
    """Return the form, unsaved."""
    return FormPage(
        title="Nous écrire",
        intro="<p>Une idée d’article, un jeu de données, une remarque : écrivez-nous.</p>",
        submit_label="Envoyer",
        thank_you="<p>Merci : votre message nous est bien parvenu.</p>",
        form_fields=in_order(
            [
                FormField(label="Nom", field_type="singleline", required=True),
                FormField(label="Courriel", field_type="email", required=True, help_text="Pour vous répondre."),
                FormField(label="Message", field_type="multiline", required=True),
            ]
        ),
    )


def open_lab(form: FormPage) -> StandardPage:
    """Return the open lab's page, unsaved, with a button that leads to the form."""
    return StandardPage(
        title="Labo ouvert",
        intro="Le labo n’écrit pas seul : ses colonnes sont aussi les vôtres.",
        body=[
            ("heading", {"text": "Qui peut proposer ?", "level": "2"}),
            (
                "paragraph",
                "<ul><li>les collectivités ;</li><li>les acteurs publics ;</li><li>les "
                "chercheurs ;</li><li>les citoyens.</li></ul>",
            ),
            ("heading", {"text": "Proposer quoi ?", "level": "2"}),
            (
                "paragraph",
                "<p>Un <b>article</b>, ou des <b>données</b> qui méritent d’être mises en valeur.</p>",
            ),
            (
                "contribute",
                {
                    "title": "À vous la parole",
                    "text": "Dites-nous en quelques lignes ce que vous aimeriez publier.",
                    "button_label": "Envoyer une proposition",
                    "page": form,
                },
            ),
        ],
    )


def about() -> StandardPage:
    """Return the page that presents the publication, unsaved."""
    return StandardPage(
        title="À propos",
        intro="Le labo est la publication de la Mission Société Numérique.",
        body=[
            (
                "paragraph",
                "<p>On y suit les projets qui rendent chacun plus autonome face au numérique, et les "
                "territoires qui s’y préparent.</p>",
            ),
            (
                "callout",
                {
                    "title": "Reprendre nos articles",
                    "text": "<p>Sauf mention contraire, les textes sont sous Licence Ouverte 2.0 : "
                    "reprenez-les, en citant la source.</p>",
                },
            ),
        ],
    )


def article(demo: Demo) -> Any:
    """Return the demo's article."""
    return apps.get_model("blog", "ArticlePage").objects.get(slug=ARTICLE, locale=demo.locale)


def menu(demo: Demo) -> list[tuple[str, dict[str, Any]]]:
    """Return the entries of the main menu: the rubrics, then the lab with its pages below it."""
    rubrics = Page.objects.child_of(demo.site.root_page).in_menu().live()
    below = [entry(demo, slug) for slug in ("labo-ouvert", "nous-ecrire")]
    return [
        *(("item", {"page": rubric, "url": "", "label": "", "children": []}) for rubric in rubrics),
        ("item", {**entry(demo, "a-propos"), "label": "Le labo", "children": below}),
    ]


def entry(demo: Demo, slug: str) -> dict[str, Any]:
    """Return a menu entry that leads to the page with that slug, below the front page."""
    page = Page.objects.child_of(demo.site.root_page).filter(slug=slug).first()
    return {"page": page, "url": "", "label": ""}


def introduce(demo: Demo, publication: PublicationSettings) -> None:
    """Fill in what the publication says of itself. The source names no Twitter account, only the hashtag."""
    publication.name = NAME
    publication.tagline = "Ce que le numérique change, et pour qui."
    publication.licence = Licence.ETALAB_2
    publication.share_image = article(demo).cover
    publication.social_links = in_order([SocialLink(label="Twitter", url="https://twitter.com/hashtag/TremplinAsso")])
    publication.open_lab_title = "Labo ouvert"
    publication.open_lab_text = OPEN_LAB_TEXT
    publication.open_lab_page = Page.objects.child_of(demo.site.root_page).filter(slug="labo-ouvert").first()
    publication.save()
    demo.say(f"publication: {publication}")
