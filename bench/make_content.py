"""Writes the content that every system of the comparison loads; the same arguments give the same bytes.

Usage: python bench/make_content.py FOLDER [ARTICLES]

Writes FOLDER/content.json and FOLDER/images/*.jpg. ARTICLES is 1,000 if not given. Needs Pillow.
"""

import json
import sys
import unicodedata
from argparse import ArgumentParser
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

VOCABULARY = """association numérique quartier jeunes inclusion médiation territoire projet réseau éducation
populaire accompagnement atelier formation citoyen accès services publics mobilité engagement volontaire
ville logement cohésion lauréat appel intérêt solution échelle réussite républicaine savoir partagé
fabrication code carte collaborative média expression insertion emploi compétences usage données
ouverture innovation laboratoire collectivité chercheur acteur politique prioritaire programme
antenne régionale animateur bénévole salarié partenaire financement structure sociale opérateur"""
WORDS = VOCABULARY.split()
RUBRICS = [
    "Actualités",
    "Inclusion numérique",
    "Médiation",
    "Données",
    "Territoires",
    "Éducation",
    "Santé",
    "Mobilité",
    "Emploi",
    "Culture",
    "Participation",
    "Études",
]
CITIES = [
    "Villeneuve-la-Garenne",
    "Pierrefitte-sur-Seine",
    "Pantin",
    "Vitry-sur-Seine",
    "Gonesse",
    "Chelles",
    "Paris 18e",
    "Poissy",
    "Nantes",
    "Lille",
    "Marseille",
    "Lyon",
]
CALL = {
    "name": "Tremplin Asso",
    "slug": "tremplin-asso",
    "hashtag": "TremplinAsso",
    "budget_eur": 15_000_000,
    "opened": "2019-02-01",
}
SEED = 22
IMAGES, AUTHORS, TAGS, LAUREATES = 40, 30, 40, 200
NEWEST = datetime(2019, 6, 24, 8, tzinfo=UTC)
APART = timedelta(hours=7)


class Writer:
    """Draws words, and all that is made of them, from one source of chance: the order of calls counts."""

    def __init__(self) -> None:
        self.random = Random(SEED)

    def sentence(self, words: int = 14) -> str:
        """Return a sentence of about so many words."""
        count = self.random.randint(words - 5, words + 6)
        return " ".join(self.random.choice(WORDS) for _word in range(count)).capitalize() + "."

    def paragraph(self, sentences: int = 6) -> str:
        """Return so many sentences."""
        return " ".join(self.sentence() for _sentence in range(sentences))

    def author(self, number: int) -> dict[str, Any]:
        """Return an author."""
        return {"name": f"Auteur {number}", "slug": f"auteur-{number}", "bio": self.paragraph(2)}

    def laureate(self, number: int) -> dict[str, Any]:
        """Return a laureate with three towns and four figures."""
        chance = self.random
        return {
            "name": f"Association {chance.choice(WORDS)} {number}",
            "slug": f"association-{number}",
            "summary": self.sentence(20),
            "description": self.paragraph(4),
            "website": f"https://asso-{number}.example.org",
            "founded": chance.randint(1960, 2018),
            "territories": chance.sample(CITIES, 3),
            "logo": chance.randrange(IMAGES),
            "figures": [{"label": chance.choice(WORDS), "value": chance.randint(1, 700_000)} for _figure in range(4)],
        }

    def article(self, number: int, tags: list[str]) -> dict[str, Any]:
        """Return an article with seven blocks and three tags."""
        title = f"{self.sentence(8)[:-1]} {number}"
        body = self.body(number)
        return {
            "title": title,
            "slug": f"article-{number}",
            "published": (NEWEST - number * APART).isoformat(),
            "intro": self.sentence(24),
            "author": self.random.randrange(AUTHORS),
            "rubric": number % len(RUBRICS),
            "tags": self.random.sample(tags, 3),
            "image": self.random.randrange(IMAGES),
            "body": body,
        }

    def body(self, number: int) -> list[dict[str, Any]]:
        """Return the parts of an article's body."""
        return [
            {"type": "heading", "text": self.sentence(5)},
            {"type": "paragraph", "html": f"<p>{self.paragraph()}</p>"},
            {"type": "image", "image": self.random.randrange(IMAGES)},
            {"type": "paragraph", "html": f"<p>{self.paragraph()}</p>"},
            {"type": "quote", "text": self.sentence(18), "who": f"Ministre {number % 7}"},
            {"type": "laureates", "laureates": self.random.sample(range(LAUREATES), 2)},
            {"type": "paragraph", "html": f"<p>{self.paragraph()}</p>"},
        ]


def slug(name: str) -> str:
    """Return a name as it stands in an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def picture(number: int) -> Image.Image:
    """Return a coloured gradient, another for each number."""
    gradient = Image.radial_gradient("L").resize((1600, 900))
    bands = [gradient.point(lambda value, factor=factor: (value * factor + number * 37) % 256) for factor in (1, 2, 3)]
    return Image.merge("RGB", bands)


def content(articles: int) -> dict[str, Any]:
    """Return the whole content, with the images' names."""
    writer = Writer()
    images = [
        {"file": f"image-{number:02d}.jpg", "title": f"Image {number}", "alt": writer.sentence(8)}
        for number in range(IMAGES)
    ]
    authors = [writer.author(number) for number in range(AUTHORS)]
    rubrics = [{"name": name, "slug": slug(name), "description": writer.sentence()} for name in RUBRICS]
    tags = [f"{word}-{number}" for number, word in enumerate(writer.random.sample(WORDS, TAGS))]
    laureates = [writer.laureate(number) for number in range(LAUREATES)]
    return {
        "images": images,
        "authors": authors,
        "rubrics": rubrics,
        "call": CALL,
        "laureates": laureates,
        "articles": [writer.article(number, tags) for number in range(articles)],
    }


def main(arguments: list[str]) -> None:
    """Write the content and its pictures."""
    parser = ArgumentParser(description="Writes the content that every system of the comparison loads.")
    parser.add_argument("folder", type=Path, help="where to write content.json and images/")
    parser.add_argument("articles", type=int, nargs="?", default=1000, help="how many articles (1000)")
    options = parser.parse_args(arguments)
    made = content(options.articles)
    pictures = options.folder / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    for number, image in enumerate(made["images"]):
        picture(number).save(pictures / image["file"], quality=80)
    with (options.folder / "content.json").open("w", encoding="utf-8") as file:
        json.dump(made, file, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])
