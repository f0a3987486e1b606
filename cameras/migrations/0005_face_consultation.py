"""What associations ask the city about cameras that recognise faces."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cameras", "0004_issued_paper_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FaceConsultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("maker", models.CharField(max_length=80, verbose_name="メーカーと型番")),
                ("question", models.TextField(verbose_name="相談したいこと")),
                ("asked_at", models.DateTimeField(verbose_name="相談した日時")),
                ("answer", models.TextField(blank=True, verbose_name="市の回答")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="回答した日時"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="face_consultations",
                        to="cameras.camerasite",
                    ),
                ),
            ],
            options={
                "verbose_name": "顔識別の相談",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cameras_face_consultation_answer_is_whole",
                        violation_error_message="回答の内容を入力してください。",
                    )
                ],
            },
        ),
    ]
