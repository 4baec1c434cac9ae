"""The documents that search looks through, and the index of their words: one kind a database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.core.search.fields

# Each document that is found is ranked by its words: in the row itself they are read in three quarters of the time.
# The text, which only those that are shown need, is what goes elsewhere.
ELSEWHERE, IN_ROW = (
    f"ALTER TABLE core_searchdocument ALTER COLUMN vector SET STORAGE {kind}" for kind in ("EXTENDED", "MAIN")
)
POSTGRES = "CREATE INDEX core_searchdocument_vector ON core_searchdocument USING gin (vector)"
# The words come folded already; the tokenizer keeps to that.
SQLITE = (
    "CREATE VIRTUAL TABLE core_searchwords USING fts5"
    " (title, summary, text, others, tokenize = 'unicode61 remove_diacritics 2')"
)


class RunOn(migrations.RunSQL):
    """SQL for one kind of database. (RunPython would need the models of every app, migrated or not.)"""

    def __init__(self, vendor, sql, reverse_sql):
        super().__init__(sql, reverse_sql)
        self.vendor = vendor

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == self.vendor:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == self.vendor:
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0002_page_indexes"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=30)),
                ("language", models.CharField(max_length=100)),
                ("title", models.CharField(max_length=255)),
                ("text", models.TextField()),
                ("published_at", models.DateTimeField(null=True)),
                ("vector", cms.core.search.fields.VectorField(null=True)),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchWords",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        db_column="rowid",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="core.searchdocument",
                    ),
                ),
                ("title", models.TextField()),
                ("summary", models.TextField()),
                ("text", models.TextField()),
                ("others", models.TextField()),
                ("everywhere", cms.core.search.fields.MatchField(db_column="core_searchwords", editable=False)),
            ],
            options={"db_table": "core_searchwords", "managed": False},
        ),
        migrations.AddConstraint(
            model_name="searchdocument",
            constraint=models.UniqueConstraint(
                fields=("content_type", "object_id"), name="core_searchdocument_once"
            ),
        ),
        RunOn("postgresql", IN_ROW, ELSEWHERE),
        RunOn("postgresql", POSTGRES, "DROP INDEX core_searchdocument_vector"),
        RunOn("sqlite", SQLITE, "DROP TABLE core_searchwords"),
    ]
