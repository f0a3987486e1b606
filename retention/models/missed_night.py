"""A night that had not come to its end by six in the morning, noticed by the watch."""

from django.db import models

from retention.models.recorder import Recorder


class MissedNight(models.Model):
    """One row a recorder and night, so that each is mailed once. `in_a_row`: with the nights before."""

    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="missed_nights")
    night = models.DateField("夜（作業の日）")
    noticed_at = models.DateTimeField("気づいた日時")
    in_a_row = models.PositiveSmallIntegerField("続いた夜")

    class Meta:
        verbose_name = "行われなかった夜"
        constraints = [
            models.UniqueConstraint(
                fields=["recorder", "night"], name="retention_missed_night_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recorder} {self.night}"
