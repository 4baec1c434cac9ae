"""Roles: who may do what in the newsroom, and who reviews whose work."""
