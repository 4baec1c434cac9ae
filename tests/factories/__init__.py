"""Content for tests: ``from tests.factories import ArticleFactory, body, heading, make_site``.

Every factory works without arguments and makes what it needs: ``ArticleFactory()`` gives a live article in a
rubric below the front page of the one site. ``tests.factories.hidden`` makes what readers must not see.
"""

from tests.factories.body import (
    body,
    call,
    callout,
    contribute,
    document,
    embed,
    heading,
    image,
    key_figures,
    laureate,
    laureate_list,
    paragraph,
    quote,
    related_pages,
    table,
)
from tests.factories.laureates import AwardFactory, CallFactory, LaureateFactory, TerritoryFactory
from tests.factories.media import CollectionFactory, DocumentFactory, EmbedFactory, ImageFactory, png
from tests.factories.pages import ArticleFactory, FormPageFactory, RubricFactory, StandardPageFactory
from tests.factories.partners import PartnerFactory, key_of
from tests.factories.people import AuthorFactory, UserFactory
from tests.factories.privacy import restrict
from tests.factories.roles import account, seed_roles
from tests.factories.site import MenuFactory, SiteTree, add_language, french, make_site, menu_item

__all__ = [
    "ArticleFactory",
    "AuthorFactory",
    "AwardFactory",
    "CallFactory",
    "CollectionFactory",
    "DocumentFactory",
    "EmbedFactory",
    "FormPageFactory",
    "ImageFactory",
    "LaureateFactory",
    "MenuFactory",
    "PartnerFactory",
    "RubricFactory",
    "SiteTree",
    "StandardPageFactory",
    "TerritoryFactory",
    "UserFactory",
    "account",
    "add_language",
    "body",
    "call",
    "callout",
    "contribute",
    "document",
    "embed",
    "french",
    "heading",
    "image",
    "key_figures",
    "key_of",
    "laureate",
    "laureate_list",
    "make_site",
    "menu_item",
    "paragraph",
    "png",
    "quote",
    "related_pages",
    "restrict",
    "seed_roles",
    "table",
]
