"""The root field ``search``: one list of hits, whatever their type, with facets."""
