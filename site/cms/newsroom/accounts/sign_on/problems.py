"""What goes wrong when somebody signs on at the provider."""


class SignOnFailed(Exception):
    """The provider, or somebody in its place, gave something that can't be believed; the text is for the log."""


class UnknownPerson(Exception):
    """The provider knows who it is, and nobody here has an account for them."""
