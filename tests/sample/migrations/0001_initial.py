"""The sample app's table."""

import cms.core.blocks.body
import cms.core.preview.serving
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='EventPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('canonical_url', models.URLField(blank=True, help_text='Only if this page first appeared elsewhere: the address that search engines should keep.', verbose_name='canonical address')),
                ('hidden_from_search_engines', models.BooleanField(default=False, verbose_name='hidden from search engines')),
                ('place', models.CharField(max_length=100)),
                ('day', models.DateField()),
                ('body', cms.core.blocks.body.BodyField(blank=True)),
                ('seo_image', models.ForeignKey(blank=True, help_text="Shown when the page is shared. Left empty: the page's own picture, else the publication's.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.libraryimage', verbose_name='share image')),
            ],
            options={
                'abstract': False,
            },
            bases=(cms.core.preview.serving.HeadlessPreviewMixin, 'wagtailcore.page'),
        ),
    ]
