"""A Django project of four views, each of one hand-written SQL statement."""
