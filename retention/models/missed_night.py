"""A night that had not come to a good end by six in the morning, noticed by the watch."""

from datetime import date, timedelta

from django.db import models

from retention.models.recorder import Recorder


class MissedNightQuerySet(models.QuerySet["MissedNight"]):
    def the_night_before(self, night: date) -> "MissedNightQuerySet":
        return self.filter(night=night - timedelta(days=1))


class MissedNight(models.Model):
    """One row a recorder and night, so that each is mailed once. `in_a_row`: with the nights before."""

    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="missed_nights")
    night = models.DateField("夜（作業の日）")
    noticed_at = models.DateTimeField("気づいた日時")
    in_a_row = models.PositiveSmallIntegerField("続いた夜")

    objects = models.Manager.from_queryset(MissedNightQuerySet)()

    class Meta:
        verbose_name = "行われなかった夜"
        constraints = [
            models.UniqueConstraint(
                fields=["recorder", "night"], name="retention_missed_night_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recorder} {self.night}"
