"""What is kept of partners: who they are, their keys, and what they took each day."""

from cms.partners.models.key import Key
from cms.partners.models.partner import Partner
from cms.partners.models.pull import Pull

__all__ = ["Key", "Partner", "Pull"]
