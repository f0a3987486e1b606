"""The record that one file is gone. Append-only; triggers refuse every change (migration 0002)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, models
from django.utils import timezone

from associations.models import User
from retention.models.footage import Footage, Stage
from retention.models.nightly_run import NightlyRun
from retention.rules.erasure import Method


class Ending(models.TextChoices):
    ERASED = "ERASED", "消去した"
    ERASED_BEFORE_RESTART = "ERASED_BEFORE_RESTART", "中断前に消去し、再開時に無いことを確かめた"
    MISSING = "MISSING", "消去の前からファイルが無かった"


_RECORD = """
INSERT INTO retention_erasure (run_id, footage_id, path, channel, recorded_on, last_day_kept,
                               size, method, ending, erased_at, days_late)
SELECT %s, file.id, file.path, coalesce(channel.key, ''), file.recorded_on, file.last_day_kept,
       file.size, %s, %s, %s, greatest(%s - file.last_day_kept - 1, 0)
  FROM retention_footage file LEFT JOIN retention_channel channel ON channel.id = file.channel_id
 WHERE file.id = ANY(%s)
 ORDER BY file.id
"""


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def visible_to(self, user: User) -> "ErasureQuerySet":
        return self.filter(run__recorder__association_id__in=user.posts.association_ids)

    def of_run(self, run: NightlyRun) -> "ErasureQuerySet":
        return self.filter(run=run).order_by("recorded_on", "path", "pk")

    def record(
        self, footage: Sequence[int], *, run: NightlyRun, ending: Ending, at: datetime
    ) -> None:
        """Write the records of these files (ids) in one statement, and close their rows.

        A file cannot have two records: the second is refused by the database, with all its batch.
        """
        gone = Stage.MISSING if ending == Ending.MISSING else Stage.ERASED
        today = timezone.localdate(at)
        with connection.cursor() as cursor:
            cursor.execute(_RECORD, [run.pk, run.recorder.method, ending, at, today, list(footage)])
        Footage.objects.put(footage, gone)


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
