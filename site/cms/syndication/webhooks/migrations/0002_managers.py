"""Those who manage partners manage their webhooks."""

from django.db import migrations

NAME = "Gestion des partenaires"
PERMISSIONS = {
    "endpoint": ("add_endpoint", "change_endpoint", "delete_endpoint", "view_endpoint"),
    "delivery": ("view_delivery",),
}


def let_managers_in(apps, schema_editor):
    group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=NAME)
    for model, names in PERMISSIONS.items():
        content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="webhooks", model=model
        )
        for name in names:
            # Django itself makes them after all migrations; what is there by then, it leaves.
            permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=name, defaults={"name": f"Can {name.replace('_', ' ')}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("webhooks", "0001_initial"), ("partners", "0002_managers")]

    operations = [migrations.RunPython(let_managers_in, migrations.RunPython.noop)]
