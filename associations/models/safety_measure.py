"""Answers to the safety questions of guideline 3(1)イ, one row an answer, never overwritten."""

from django.db import models

from associations.models.association import Association
from associations.models.user import User
from associations.rules.safety import Answer, Measure


class SafetyMeasureQuerySet(models.QuerySet["SafetyMeasure"]):
    def visible_to(self, user: User) -> "SafetyMeasureQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def latest_of(self, association_id: int) -> "SafetyMeasureQuerySet":
        """The answer that counts today for each question."""
        return (
            self.filter(association_id=association_id)
            .order_by("measure", "-pk")
            .distinct("measure")
        )


class SafetyMeasure(models.Model):
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(
        "項目", max_length=20, choices=[(m.value, m.question) for m in Measure]
    )
    answer = models.CharField("答え", max_length=10, choices=[(a.value, a.label) for a in Answer])
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(SafetyMeasureQuerySet)()

    class Meta:
        verbose_name = "安全管理の確認"

    def __str__(self) -> str:
        return f"{self.measure} {self.answer}"
