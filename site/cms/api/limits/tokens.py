"""Limit: how many tokens a document may have, and how deep its brackets may nest."""

from graphql import Lexer, Source, TokenKind

from cms.api.errors import ApiError, ErrorCode

MAX_NESTING = 100
"""Far beyond the limits on fields and values; graphql-core's parser goes one recursion deeper each."""

OPENING = {TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L}
CLOSING = {TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R}


def count_tokens(query: str, limit: int) -> int:
    """Return how many tokens a document has, comments included, reading no further than ``limit``.

    Asked before parsing, because a syntax tree takes some 560 bytes of memory a token.
    Raises ``ApiError`` beyond either limit and ``GraphQLSyntaxError`` where the text isn't GraphQL.
    """
    lexer = Lexer(Source(query))
    count = nesting = position = 0
    while (token := lexer.read_next_token(position)).kind is not TokenKind.EOF:
        count, position = count + 1, token.end
        nesting += (token.kind in OPENING) - (token.kind in CLOSING)
        if count > limit:
            raise ApiError(
                f"The document has more than {limit} tokens, which is the most that is read. Split it.",
                ErrorCode.LIMIT_EXCEEDED,
            )
        if nesting > MAX_NESTING:
            raise ApiError(
                f"The document's brackets are nested deeper than {MAX_NESTING}, which is the most.",
                ErrorCode.LIMIT_EXCEEDED,
            )
    return count
