"""Cameras may be given up one after another: an application may be repaid more than once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0003_lottery_and_note")]

    operations = [
        migrations.AlterField(
            model_name="repayment",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="repayments",
                to="subsidies.grantapplication",
            ),
        ),
    ]
