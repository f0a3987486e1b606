"""The record that one file is gone. Append-only; triggers refuse every change (migration 0002)."""

from django.db import models

from associations.models import User
from retention.models.footage import Footage
from retention.models.nightly_run import NightlyRun
from retention.rules.erasure import Method


class Ending(models.TextChoices):
    ERASED = "ERASED", "消去した"
    ERASED_BEFORE_RESTART = "ERASED_BEFORE_RESTART", "中断前に消去し、再開時に無いことを確かめた"
    MISSING = "MISSING", "消去の前からファイルが無かった"


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def visible_to(self, user: User) -> "ErasureQuerySet":
        return self.filter(run__recorder__association_id__in=user.posts.association_ids)

    def of_run(self, run: NightlyRun) -> "ErasureQuerySet":
        return self.filter(run=run).order_by("recorded_on", "path", "pk")


class Erasure(models.Model):
    """Refers to the file by value too, so that it stands alone."""

    run = models.ForeignKey(NightlyRun, on_delete=models.PROTECT, related_name="erasures")
    footage = models.OneToOneField(Footage, on_delete=models.PROTECT, related_name="erasure")
    path = models.CharField("ファイル", max_length=400)
    channel = models.CharField("チャンネル", max_length=60, blank=True)
    recorded_on = models.DateField("撮影日")
    last_day_kept = models.DateField("最終保存日")
    size = models.BigIntegerField("大きさ（バイト）")
    method = models.CharField("方法", max_length=20, choices=[(m.value, m.label) for m in Method])
    ending = models.CharField("結果", max_length=25, choices=Ending)
    erased_at = models.DateTimeField("日時")
    days_late = models.PositiveIntegerField("遅れ（日）")

    objects = models.Manager.from_queryset(ErasureQuerySet)()

    class Meta:
        verbose_name = "消去の記録"

    def __str__(self) -> str:
        return f"{self.path} {self.ending}"
