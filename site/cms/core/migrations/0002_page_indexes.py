"""Indexes on Wagtail's page table for the orders of the API's lists; its own migrations have none of them."""

from django.db import migrations

INDEXES = {
    "core_page_published": "first_published_at DESC, id DESC",
    "core_page_updated": "last_published_at DESC, id DESC",
    "core_page_title": "title, id",
}


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {name} ON wagtailcore_page ({columns})", f"DROP INDEX {name}"
        )
        for name, columns in INDEXES.items()
    ]
