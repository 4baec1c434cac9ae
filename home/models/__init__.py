"""One page or snippet type a file: the frame around the articles."""

from wagtail.snippets.models import register_snippet

from home.models.form import FormField, FormPage
from home.models.home import FeaturedArticle, HomePage
from home.models.menu import Menu
from home.models.publication import PublicationSettings, SocialLink
from home.models.standard import StandardPage

__all__ = [
    "FeaturedArticle",
    "FormField",
    "FormPage",
    "HomePage",
    "Menu",
    "PublicationSettings",
    "SocialLink",
    "StandardPage",
]

# Registered when all models are there: Wagtail reads the views then.
register_snippet("home.snippets.MenuViewSet")
