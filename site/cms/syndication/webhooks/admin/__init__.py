"""Webhooks in the admin: endpoints with what can be done to them, and the log of deliveries."""
