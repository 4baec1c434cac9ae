"""The group that manages partners. Who is to do so is put into it."""

from django.db import migrations

NAME = "Gestion des partenaires"
PERMISSIONS = {
    ("partners", "partner"): ("add_partner", "change_partner", "delete_partner", "view_partner"),
    ("wagtailadmin", "admin"): ("access_admin",),
}


def make_group(apps, schema_editor):
    group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=NAME)
    for (app, model), names in PERMISSIONS.items():
        content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label=app, model=model
        )
        for name in names:
            # Django itself makes them after all migrations; what is there by then, it leaves.
            permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=name, defaults={"name": f"Can {name.replace('_', ' ')}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
