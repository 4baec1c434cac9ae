"""Rubrique's machine: everything that is not content."""
