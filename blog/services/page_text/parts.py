"""What a saved page is made of, as plain data."""

from dataclasses import dataclass


class PageTextError(ValueError):
    """The page can't be read; the message is a msgid: one English sentence that says what is allowed."""


@dataclass(frozen=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """One or more sentences that stand together."""

    text: str


@dataclass(frozen=True)
class Quote:
    """A sentence that quotes somebody; its four fields, read in order, are the sentence's words.

    `text` runs up to the closing quotation mark, `attribution` is the speech verb and the words around it,
    `speaker` the name and `role` ("" when there is none) what followed the name.
    """

    text: str
    attribution: str
    speaker: str
    role: str


Part = Heading | Paragraph | Quote


@dataclass(frozen=True)
class Section:
    """A heading (None for what stands before the first one) and the parts below it."""

    heading: Heading | None
    parts: tuple[Paragraph | Quote, ...]


@dataclass(frozen=True)
class AuthorBox:
    """The author named below the article, with the paragraphs of the biography (there may be none)."""

    name: str
    bio: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A line of the page that is not part of the article, and why (a msgid: one English sentence)."""

    text: str
    reason: str


@dataclass(frozen=True)
class PageText:
    """An article read from a saved page. `standfirst` is "" when no paragraph follows the title."""

    title: str
    standfirst: str
    parts: tuple[Part, ...]
    author: AuthorBox | None
    left_out: tuple[LeftOut, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts grouped below their headings, in order."""
        sections: list[Section] = []
        heading: Heading | None = None
        body: list[Paragraph | Quote] = []
        for part in self.parts:
            if isinstance(part, Heading):
                if heading or body:
                    sections.append(Section(heading, tuple(body)))
                heading, body = part, []
            else:
                body.append(part)
        if heading or body:
            sections.append(Section(heading, tuple(body)))
        return tuple(sections)
