"""Feeds: Atom, RSS and JSON Feed of the whole site, of a rubric, a tag or a call, with full content and archives."""
