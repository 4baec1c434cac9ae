"""What an import says no with."""


class ImportRefused(ValueError):
    """The file, or a part of it, can't be imported; the message says, for people, what is allowed."""
