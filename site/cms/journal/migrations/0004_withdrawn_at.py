from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0003_horizon_of_replaced_entries'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='entry',
            name='journal_entry_notice_of_withdrawal',
        ),
        migrations.AddField(
            model_name='entry',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'withdrawn'), models.Q(('identity__isnull', True), ('notice', ''), ('withdrawn_at__isnull', True)), _connector='OR'), name='journal_entry_notice_of_withdrawal'),
        ),
    ]
