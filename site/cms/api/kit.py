"""The door of the API for content apps: what they need to declare fields, lists, filters and root fields."""

from cms.api.addresses import absolute
from cms.api.batches import batch_of, together
from cms.api.connections import Slice, connection_type, paginate, window
from cms.api.content_types import type_of
from cms.api.context import RequestContext
from cms.api.cursors import Key, Ordering
from cms.api.declarations import Declaration, Field, list_of, needs
from cms.api.errors import ApiError, ErrorCode
from cms.api.field_errors import field_errors
from cms.api.filters import combine
from cms.api.identifiers import as_id, one, read_id
from cms.api.limits.rate import take
from cms.api.loaders.bodies import stored_bodies
from cms.api.loaders.body_html import Writer, link_list, load_body_html, optional, rich_html
from cms.api.loaders.json_ld import Describe, Description, describe
from cms.api.loaders.objects import fetch, fetch_visible
from cms.api.loaders.renditions import RenditionValue, find_renditions, image_url
from cms.api.loaders.rich_texts import load_rich_texts
from cms.api.nested_lists import nested_connection
from cms.api.orders import order_enum, ordering_of
from cms.api.prices import priced
from cms.api.relations import Related, rows_of, things_of, visible_one
from cms.api.root_fields import RootList, RootThing
from cms.api.routing.paths import read_path
from cms.api.scalars import HTML, JSON, Date, DateTime
from cms.api.sites import all_sites, below, find_site, reader_root
from cms.api.statements import count_each, keys_of_each
from cms.api.things import ThingsDocument, things_schema
from cms.api.types.common import (
    FieldError,
    FieldErrorValue,
    KeyFigure,
    KeyFigureValue,
    Licence,
    LicenceValue,
    Link,
    LinkValue,
)
from cms.api.types.image import Image
from cms.api.types.page import PageInterface
from cms.api.types.rich_text import RichText
from cms.api.types.streamfield import BlockNode
from cms.core.client_address import client_address

__all__ = [
    "HTML",
    "JSON",
    "ApiError",
    "BlockNode",
    "Date",
    "DateTime",
    "Declaration",
    "Describe",
    "Description",
    "ErrorCode",
    "Field",
    "FieldError",
    "FieldErrorValue",
    "Image",
    "Key",
    "KeyFigure",
    "KeyFigureValue",
    "Licence",
    "LicenceValue",
    "Link",
    "LinkValue",
    "Ordering",
    "PageInterface",
    "Related",
    "RenditionValue",
    "RequestContext",
    "RichText",
    "RootList",
    "RootThing",
    "Slice",
    "ThingsDocument",
    "Writer",
    "absolute",
    "all_sites",
    "as_id",
    "batch_of",
    "below",
    "client_address",
    "combine",
    "connection_type",
    "count_each",
    "describe",
    "fetch",
    "fetch_visible",
    "field_errors",
    "find_renditions",
    "find_site",
    "image_url",
    "keys_of_each",
    "link_list",
    "list_of",
    "load_body_html",
    "load_rich_texts",
    "needs",
    "nested_connection",
    "one",
    "optional",
    "order_enum",
    "ordering_of",
    "paginate",
    "priced",
    "read_id",
    "read_path",
    "reader_root",
    "rich_html",
    "rows_of",
    "stored_bodies",
    "take",
    "things_of",
    "things_schema",
    "together",
    "type_of",
    "visible_one",
    "window",
]
