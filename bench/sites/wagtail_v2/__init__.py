"""A Wagtail site that answers with Wagtail's own API, version 2, declared as its documentation says."""
