"""The cameras around a spot, without reading every site of the city."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cameras", "0005_face_consultation")]

    operations = [
        migrations.AddIndex(
            model_name="camerasite",
            index=models.Index(fields=["latitude", "longitude"], name="cameras_site_point"),
        ),
    ]
