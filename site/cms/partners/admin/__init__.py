"""Partners in the admin: who they are, their keys, what they took."""
