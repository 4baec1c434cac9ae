"""Laureates, calls for projects, awards and territories."""
