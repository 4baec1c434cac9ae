"""The second factor: codes of an application on one's telephone, and codes on paper for emergencies."""
