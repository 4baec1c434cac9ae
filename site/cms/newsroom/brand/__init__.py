"""Rubrique's own face: name, mark, colour, and the styles of the screens that Wagtail doesn't have."""
