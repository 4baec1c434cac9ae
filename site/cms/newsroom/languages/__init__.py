"""Content in several languages: what is missing or behind is shown, and the trees are kept in step."""
