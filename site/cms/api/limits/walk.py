"""Every node of a document, for the limits that count."""

from collections.abc import Iterator

from graphql import DocumentNode, Node


def walk(document: DocumentNode) -> Iterator[Node]:
    """Yield the document and every node in it once, in no particular order, without recursion."""
    pending: list[Node] = [document]
    while pending:
        node = pending.pop()
        yield node
        for key in node.keys:
            child = getattr(node, key, None)
            if isinstance(child, Node):
                pending.append(child)
            elif isinstance(child, tuple | list):
                pending.extend(item for item in child if isinstance(item, Node))
