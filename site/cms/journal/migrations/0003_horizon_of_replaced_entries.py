from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0002_notice"),
    ]

    operations = [
        migrations.RenameField(model_name="horizon", old_name="sequence", new_name="withdrawn"),
        migrations.AlterField(
            model_name="horizon",
            name="withdrawn",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="horizon",
            name="replaced",
            field=models.BigIntegerField(default=0),
        ),
    ]
