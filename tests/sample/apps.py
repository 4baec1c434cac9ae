"""The sample application's name for Django."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    """A content app like any other."""

    name = "tests.sample"
    label = "sample"
    default_auto_field = "django.db.models.BigAutoField"
