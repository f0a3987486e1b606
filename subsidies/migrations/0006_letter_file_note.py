"""Why the city goes on though something is lacking: for its own file, never printed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0005_issued_stays")]
    operations = [
        migrations.AddField(
            model_name="letter",
            name="file_note",
            field=models.TextField(blank=True, verbose_name="足りないものがあっても進める理由"),
        ),
    ]
