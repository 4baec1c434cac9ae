"""The demo's associations, by slug: one function each, with the facts that its source gives and no other."""

from collections.abc import Callable
from decimal import Decimal

from cms.core.demo import in_order
from laureates.models import (
    Laureate,
    LaureateKeyFigure,
    LaureateLabel,
    LaureatePartner,
    LaureateProgramme,
    LaureateTerritory,
    LaureateTheme,
    Territory,
)


def petits_debrouillards() -> Laureate:
    """The network that teaches science, and with it the digital world."""
    return Laureate(
        name="Association française des petits débrouillards",
        summary=(
            "Le premier réseau national qui fait de la science un outil d’éducation populaire, du code aux médias."
        ),
        description=(
            "<p>Les petits débrouillards font découvrir la science en la pratiquant. Apprendre le numérique "
            "est l’un des trois axes de leur projet associatif.</p>"
            "<p>Leurs antennes régionales initient à la programmation, à la fabrication numérique et aux "
            "objets connectés ; elles font créer des sites, des cartes, des vidéos et des textes à "
            "plusieurs mains, et aident à comprendre les réseaux sociaux et les médias.</p>"
        ),
        key_figures=figures(
            (19, "associations régionales"),
            (58, "antennes et relais dans les territoires"),
            (200, "salariés permanents"),
            (2_000, "bénévoles qui animent"),
            (700_000, "jeunes et enfants accompagnés"),
        ),
        programmes=in_order([LaureateProgramme(name="class’code", description="Éducation au code, avec l’Inria.")]),
        partners=in_order([LaureatePartner(name="Inria")]),
        themes=themes("Éducation populaire", "Culture scientifique", "Éducation au code", "Éducation aux médias"),
    )


def emmaus_connect() -> Laureate:
    """The association that brings the poorest online."""
    return Laureate(
        name="Emmaüs Connect",
        summary=(
            "Depuis 2010, l’accès au numérique pour les plus démunis : la connexion d’abord, le savoir-faire ensuite."
        ),
        description=(
            "<p>Emmaüs Connect lutte depuis 2010 contre l’exclusion numérique. Des recharges de téléphone "
            "et des accès à Internet à un tarif social ont été son premier métier.</p>"
            "<p>En 2015, quand les démarches passent peu à peu en ligne, elle y ajoute des ateliers par "
            "thème : la caf, l’emploi, la banque. Elle outille aussi acteurs sociaux et opérateurs de "
            "services publics : évaluation, cartographie, formation.</p>"
        ),
        programmes=in_order(
            [
                LaureateProgramme(
                    name="Connexions Solidaires",
                    description="Recharges téléphoniques et accès à Internet à un tarif social.",
                ),
                LaureateProgramme(
                    name="Ateliers thématiques",
                    description="Depuis 2015 : la caf, l’emploi ou la banque en ligne, pas à pas.",
                ),
            ]
        ),
        themes=themes("Inclusion numérique", "Accès à Internet", "Accès aux droits"),
    )


def lepoles() -> Laureate:
    """The association that trains and hires, in the neighbourhoods themselves."""
    return Laureate(
        name="LePoleS",
        summary=(
            "L’insertion par l’emploi et la formation au numérique, dans les quartiers prioritaires d’Île-de-France."
        ),
        description=(
            "<p>LePoleS forme au numérique et accompagne vers l’emploi les habitants des quartiers "
            "prioritaires franciliens, par l’insertion économique et l’éducation populaire.</p>"
            "<p>Ses Écoles du web ont reçu en 2016 le label Grande Ecole du Numérique ; on y suit pendant "
            "10 mois, en chantier d’insertion, un parcours qui mêle travail et formation. Depuis 2017, des "
            "FabLabs leur sont adossés.</p>"
        ),
        key_figures=figures((200, "demandeurs d’emploi salariés, au moins", "", 2017), (10, "de parcours", "mois")),
        programmes=in_order(
            [
                LaureateProgramme(name="Ma6TVaCoder", description="Les Écoles du web de l’association."),
                LaureateProgramme(name="FabLabs", description="Des tiers lieux ouverts en 2017 à côté des Écoles."),
            ]
        ),
        labels=in_order([LaureateLabel(name="Grande Ecole du Numérique")]),
        territory_links=at(
            "ile-de-france",
            "villeneuve-la-garenne",
            "pierrefitte-sur-seine",
            "pantin",
            "vitry-sur-seine",
            "gonesse",
            "chelles",
            "paris-18e",
            "poissy",
        ),
        themes=themes("Insertion professionnelle", "Formation au numérique", "Tiers lieux", "Médiation numérique"),
    )


def unis_cite() -> Laureate:
    """The association by which young people serve for a while."""
    return Laureate(
        name="Unis-Cité",
        summary=(
            "Des jeunes s’engagent en Service Civique, et aident notamment les habitants à apprivoiser le numérique."
        ),
        description=(
            "<p>Fondée en 1995, Unis-Cité permet à des jeunes de donner un temps de leur vie à l’intérêt "
            "général, depuis 2010 sous la forme du Service Civique. Leurs missions sont nationales, pour de "
            "grandes causes, ou locales, pour des besoins pressants.</p>"
            "<p>Avec de nombreuses collectivités, elle recrute et forme des volontaires à la médiation "
            "numérique.</p>"
        ),
        founded=1995,
        key_figures=figures(
            (16, "volontaires de 16 à 25 ans en Loire-Atlantique", "", 2018),
            (200, "volontaires environ auprès des séniors"),
            (20, "territoires où les séniors sont accompagnés"),
        ),
        programmes=in_order(
            [
                LaureateProgramme(
                    name="Les Connectés",
                    description="Des ateliers de découverte des équipements, pour l’autonomie des habitants.",
                ),
                LaureateProgramme(
                    name="Ambassadeur des Médias et de l’Information",
                    description=("Avec les bibliothèques, un usage citoyen des médias numériques chez les jeunes."),
                ),
            ]
        ),
        partners=in_order([LaureatePartner(name="AG2R La Mondiale")]),
        territory_links=at("loire-atlantique"),
        themes=themes("Service Civique", "Médiation numérique", "Inclusion des séniors", "Éducation aux médias"),
    )


def wimoov() -> Laureate:
    """The association that gets people moving."""
    return Laureate(
        name="Wimoov",
        summary="Une mobilité de tous les jours que chacun peut s’offrir, et qui ménage l’avenir.",
        description=(
            "<p>Venue du covoiturage, d’abord appelée Voiture &amp; co, Wimoov rend la mobilité quotidienne "
            "accessible et aide chacun à se déplacer seul et durablement.</p>"
            "<p>En ville, autour des villes et à la campagne, ses plateformes reçoivent des personnes en "
            "insertion professionnelle, en situation de handicap ou âgées.</p>"
        ),
        key_figures=figures((11_000, "personnes accompagnées par an, au moins")),
        programmes=in_order(
            [LaureateProgramme(name="Plateformes de mobilité", description="Un appui proche des publics fragiles.")]
        ),
        themes=themes("Mobilité", "Insertion professionnelle", "Handicap", "Séniors"),
    )


def zep() -> Laureate:
    """The newsroom in which young people tell their own story."""
    return Laureate(
        name="Zone d’expression prioritaire (Zep)",
        summary="Un média en ligne où des journalistes aident les jeunes à raconter ce qu’ils vivent.",
        description=(
            "<p>Née en 2013 et portée par des journalistes de métier, la ZEP tient conférences de rédaction "
            "et ateliers d’écriture avec ceux qui côtoient les jeunes : associations d’éducation populaire "
            "ou étudiantes, établissements scolaires, Missions locales.</p>"
            "<p>Textes, dessins, photos, vidéos : la plupart des auteurs ont entre 15 et 25 ans, et "
            "viennent de toutes les régions et de tous les milieux.</p>"
        ),
        founded=2013,
        partners=in_order([LaureatePartner(name="France Inter"), LaureatePartner(name="Libération")]),
        themes=themes("Éducation aux médias", "Expression des jeunes", "Écriture"),
    )


ASSOCIATIONS: dict[str, Callable[[], Laureate]] = {
    "petits-debrouillards": petits_debrouillards,
    "emmaus-connect": emmaus_connect,
    "lepoles": lepoles,
    "unis-cite": unis_cite,
    "wimoov": wimoov,
    "zep": zep,
}


def figures(
    *lines: tuple[int, str] | tuple[int, str, str] | tuple[int, str, str, int],
) -> list[LaureateKeyFigure]:
    """Return key figures from their value, label, unit and year; the last two may be left out."""
    names = ("value", "label", "unit", "as_of")
    return in_order(
        LaureateKeyFigure(**dict(zip(names, (Decimal(line[0]), *line[1:]), strict=False))) for line in lines
    )


def themes(*names: str) -> list[LaureateTheme]:
    """Return themes from their names."""
    return in_order(LaureateTheme(name=name) for name in names)


def at(*slugs: str) -> list[LaureateTerritory]:
    """Return links to territories from their slugs."""
    return in_order(LaureateTerritory(territory=Territory.objects.get(slug=slug)) for slug in slugs)
