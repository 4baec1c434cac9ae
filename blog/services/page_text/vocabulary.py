"""The few words that name page furniture and author's boxes, in French and English.

Each entry is a whole line of a page, compared whatever its accents, case and punctuation.
"""

from blog.services.page_text.spelling import plain


def _lines(*lines: str) -> frozenset[str]:
    return frozenset(map(plain, lines))


NAVIGATION = _lines(
    "Select Page", "Sélectionner une page", "Menu", "Menu principal", "Main menu", "Navigation",
    "Aller au contenu", "Aller au contenu principal", "Skip to content", "Skip to main content",
    "Accueil", "Home", "Rechercher", "Recherche", "Search", "Fermer", "Close",
    "Se connecter", "Connexion", "Log in", "Sign in",
)  # fmt: skip
"""What stands above a title."""

SOCIAL = _lines(
    "Twitter", "X", "Facebook", "LinkedIn", "Instagram", "YouTube", "Mastodon", "Bluesky", "RSS",
    "Partager", "Share", "Imprimer", "Print", "Contact", "Tags", "Étiquettes", "Mots-clés", "Commentaires",
    "Comments",
)  # fmt: skip
"""Buttons and boxes around an article. They are also words that an article may have as a heading."""

CLOSING = _lines(
    "Labo ouvert", "Rubriques", "Catégories", "Categories", "Archives",
    "Partager cet article", "Share this article", "Share this", "Suivez-nous", "Nous suivre", "Follow us",
    "Articles similaires", "Articles récents", "Related articles", "Related posts", "Recent posts",
    "Sur le même sujet", "À lire aussi", "Lire aussi", "Read also", "Read more",
    "Article précédent", "Article suivant", "Previous article", "Next article",
    "Laisser un commentaire", "Leave a comment", "Leave a reply", "Lettre d’information", "Newsletter",
    "Mentions légales", "Plan du site", "Tous droits réservés", "Legal notice", "All rights reserved",
)  # fmt: skip
"""Boxes that stand below an article."""

AUTHOR_BOX = _lines(
    "À propos de l’auteur", "À propos de l’auteure", "À propos de l’autrice", "À propos des auteurs",
    "About the author", "About the authors",
)  # fmt: skip
"""The line that opens the author's box."""
