"""A Django project that answers our bytes from memory."""
