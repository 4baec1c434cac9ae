"""The scalars of the contract: moments in UTC, days, safe HTML and free JSON."""

from datetime import UTC, date, datetime
from typing import Any

import graphene
from django.utils.dateparse import parse_date, parse_datetime
from graphql import GraphQLError, StringValueNode, ValueNode


class DateTime(graphene.Scalar):
    """A moment, as RFC 3339 in UTC: `2019-06-24T08:00:00Z`."""

    @staticmethod
    def serialize(value: datetime) -> str:
        """Write a moment in UTC, to the second."""
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @staticmethod
    def parse_value(value: Any) -> datetime:
        """Read a moment; one without an offset is taken for UTC."""
        try:
            parsed = parse_datetime(value) if isinstance(value, str) else None
            if parsed is not None:
                return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            pass  # 0001-01-01T00:00:00+01:00 is before all years.
        raise GraphQLError("A DateTime is written as RFC 3339, such as 2019-06-24T08:00:00Z.")

    @classmethod
    def parse_literal(cls, node: ValueNode, variables: Any = None) -> datetime:
        """Read a moment written in the document."""
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


class Date(graphene.Scalar):
    """A day, as ISO 8601: `2019-06-24`."""

    @staticmethod
    def serialize(value: date) -> str:
        """Write a day."""
        return value.isoformat()

    @staticmethod
    def parse_value(value: Any) -> date:
        """Read a day."""
        try:
            parsed = parse_date(value) if isinstance(value, str) else None
        except ValueError:
            parsed = None
        if parsed is None:
            raise GraphQLError("A Date is written as ISO 8601, such as 2019-06-24.")
        return parsed

    @classmethod
    def parse_literal(cls, node: ValueNode, variables: Any = None) -> date:
        """Read a day written in the document."""
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


class HTML(graphene.String):
    """HTML that is safe to insert in a page: sanitised, its links resolved to the reader's site."""


class JSON(graphene.Scalar):
    """Any JSON value."""

    @staticmethod
    def serialize(value: Any) -> Any:
        """Pass a JSON value through."""
        return value
