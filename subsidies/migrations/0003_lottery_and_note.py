"""The note of a programme, and drawings of lots, which stay as they are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE TRIGGER subsidies_lotterydraw_append_only BEFORE UPDATE OR DELETE ON subsidies_lotterydraw
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subsidies_lotterydraw_no_truncate BEFORE TRUNCATE ON subsidies_lotterydraw
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER subsidies_lotterydraw_no_truncate ON subsidies_lotterydraw;
DROP TRIGGER subsidies_lotterydraw_append_only ON subsidies_lotterydraw;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("subsidies", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="programme",
            name="note",
            field=models.CharField(blank=True, max_length=400, verbose_name="補足"),
        ),
        migrations.CreateModel(
            name="LotteryDraw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seed", models.CharField(max_length=120, verbose_name="抽選のもとになる言葉")),
                ("numbers", models.JSONField(verbose_name="当たった順の受付番号")),
                ("drawn_at", models.DateTimeField(verbose_name="抽選した日時")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lottery_draws",
                        to="subsidies.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽選",
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
