"""Reads what fields need, for whole lists at once and never past the visibility rule."""
