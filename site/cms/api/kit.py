"""The door of the API for content apps: what they need to declare fields, lists, filters and root fields."""

from cms.api.addresses import absolute
from cms.api.batches import batch_of, together
from cms.api.connections import Slice, connection_type, nested_connection, paginate, window
from cms.api.content_types import type_of
from cms.api.context import RequestContext
from cms.api.cursors import Key, Ordering
from cms.api.declarations import Declaration, Field, list_of
from cms.api.errors import ApiError, ErrorCode
from cms.api.field_errors import field_errors
from cms.api.filters import combine
from cms.api.identifiers import as_id, one, read_id
from cms.api.limits.rate import client_address, take
from cms.api.loaders.body_html import Writer, link_list, load_body_html, optional, rich_html
from cms.api.loaders.json_ld import Describe, Description, describe
from cms.api.loaders.objects import fetch, fetch_visible, rows_of, visible_one
from cms.api.loaders.renditions import image_url
from cms.api.loaders.rich_texts import load_rich_texts
from cms.api.orders import order_enum, ordering_of
from cms.api.prices import priced
from cms.api.scalars import HTML, JSON, Date, DateTime
from cms.api.sites import below, find_site, reader_root
from cms.api.statements import count_each, keys_of_each
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
    "RequestContext",
    "RichText",
    "Slice",
    "Writer",
    "absolute",
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
    "find_site",
    "image_url",
    "keys_of_each",
    "link_list",
    "list_of",
    "load_body_html",
    "load_rich_texts",
    "nested_connection",
    "one",
    "optional",
    "order_enum",
    "ordering_of",
    "paginate",
    "priced",
    "read_id",
    "reader_root",
    "rich_html",
    "rows_of",
    "take",
    "together",
    "type_of",
    "visible_one",
    "window",
]
