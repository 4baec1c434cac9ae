"""A Wagtail site on grapple's own schema, declared as its documentation says."""
