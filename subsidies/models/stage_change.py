"""Every step of an application: which act, from where to where, when, by whom; append-only."""

from collections.abc import Iterable

from django.db import models

from associations.models import User
from subsidies.models.grant_application import GrantApplication
from subsidies.rules.stages import Act, Stage


class StageChangeQuerySet(models.QuerySet["StageChange"]):
    def visible_to(self, user: User) -> "StageChangeQuerySet":
        return self.filter(application__in=GrantApplication.objects.visible_to(user))

    def of_stages(self, stages: Iterable[Stage]) -> "StageChangeQuerySet":
        """Of applications that stand at one of these now."""
        return self.filter(application__stage__in=list(stages))

    def in_order(self) -> "StageChangeQuerySet":
        return self.order_by("moved_at", "pk")


class StageChange(models.Model):
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="stage_changes"
    )
    act = models.CharField("行為", max_length=24, choices=[(a.value, a.label) for a in Act])
    source = models.CharField("前の段階", max_length=24)
    target = models.CharField("次の段階", max_length=24)
    moved_at = models.DateTimeField("日時")
    moved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(StageChangeQuerySet)()

    class Meta:
        verbose_name = "段階の移り変わり"

    def __str__(self) -> str:
        return f"{self.application_id} {self.source} → {self.target}"

    @property
    def into(self) -> Stage:
        return Stage(self.target)
