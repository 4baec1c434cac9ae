"""What is kept of webhooks: endpoints, their secrets, what is delivered to each, and every attempt at it."""

from cms.syndication.webhooks.models.attempt import Attempt
from cms.syndication.webhooks.models.delivery import VERIFICATION, Delivery, State
from cms.syndication.webhooks.models.endpoint import DisabledBecause, Endpoint, Health
from cms.syndication.webhooks.models.secret import Secret

__all__ = ["VERIFICATION", "Attempt", "Delivery", "DisabledBecause", "Endpoint", "Health", "Secret", "State"]
