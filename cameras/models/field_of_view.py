"""What a camera films between two days. Consents belong to a view: a turned camera needs new ones."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from associations.models import User
from cameras.models.camera import Camera


class FieldOfViewQuerySet(models.QuerySet["FieldOfView"]):
    def visible_to(self, user: User) -> "FieldOfViewQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(camera__site__association_id__in=user.posts.association_ids)


class FieldOfView(models.Model):
    class Masking(models.TextChoices):
        NOTHING_PRIVATE = "NOTHING_PRIVATE", "住宅の中は映らない"
        MASKED = "MASKED", "映る部分を隠してある（マスク）"
        NOT_YET = "NOT_YET", "まだ対策していない"

    camera = models.ForeignKey(Camera, on_delete=models.PROTECT, related_name="views")
    subject = models.CharField(
        "何を映しますか", max_length=120, help_text="例：集会所前の市道と横断歩道"
    )
    bearing = models.PositiveSmallIntegerField(
        "向き（北を0とした角度）", validators=[MaxValueValidator(359)]
    )
    angle = models.PositiveSmallIntegerField(
        "映る幅（角度）", validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    range_m = models.PositiveSmallIntegerField(
        "映る距離（メートル）", validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    masking = models.CharField("住宅の中など私的な場所", max_length=20, choices=Masking)
    households_in_view = models.PositiveSmallIntegerField("映る範囲の世帯数")
    starts_on = models.DateField("この向きにした日", null=True, blank=True)
    ended_on = models.DateField("この向きをやめた日", null=True, blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(FieldOfViewQuerySet)()

    class Meta:
        verbose_name = "撮影範囲"
        constraints = [
            models.CheckConstraint(
                condition=Q(bearing__lte=359, angle__range=(1, 180), range_m__range=(1, 200)),
                name="cameras_field_of_view_is_a_wedge",
                violation_error_message="向きは0〜359度、幅は1〜180度、距離は1〜200メートルです。",
            ),
            models.UniqueConstraint(
                fields=["camera"],
                condition=Q(ended_on=None),
                name="cameras_field_of_view_one_at_a_time",
                violation_error_message="カメラの今の撮影範囲は1つだけです。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.camera} {self.bearing}度"
