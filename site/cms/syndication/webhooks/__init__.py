"""Webhooks: partners are told of what happened, signed, again and again until they have it."""
