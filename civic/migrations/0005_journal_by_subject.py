from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("civic", "0004_sealing")]
    operations = [
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(fields=["subject", "verb"], name="civic_journal_by_subject"),
        ),
    ]
