"""What an officer saw at an on-site recorder: 現地上書き・点検による確認 (規程5(3))."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from associations.models import User
from civic.models import StoredFile
from retention.models.recorder import Recorder


class RecorderCheckQuerySet(models.QuerySet["RecorderCheck"]):
    def visible_to(self, user: User) -> "RecorderCheckQuerySet":
        """Times and days, no pictures of people: the city sees them too."""
        if user.posts.is_city:
            return self
        return self.filter(recorder__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "RecorderCheckQuerySet":
        return self.filter(recorder__association_id=association_id)

    def last_of_each(self) -> "RecorderCheckQuerySet":
        return self.order_by("recorder_id", "-checked_on", "-pk").distinct("recorder_id")

    def until(self, day: date) -> "RecorderCheckQuerySet":
        return self.filter(checked_on__lte=day)


class RecorderCheck(models.Model):
    """`clock_error` in seconds, positive when the recorder is ahead of Japan's time."""

    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField("点検した日")
    oldest_frame_at = models.DateTimeField("いちばん古い映像の日時")
    newest_frame_at = models.DateTimeField("いちばん新しい映像の日時")
    clock_error = models.IntegerField("時計のずれ（秒）")
    set_days = models.PositiveSmallIntegerField("録画装置に設定してある日数")
    playback_seen = models.CharField(
        "再生の確認",
        max_length=10,
        choices=[("SEEN", "再生して確かめた"), ("FAILED", "再生できなかった")],
    )
    photo = models.ForeignKey(
        StoredFile,
        verbose_name="設定画面の写真",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    remarks = models.TextField("気づいたこと", blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(RecorderCheckQuerySet)()

    class Meta:
        verbose_name = "録画装置の点検"
        constraints = [
            models.CheckConstraint(
                condition=Q(newest_frame_at__gte=F("oldest_frame_at")),
                name="retention_check_frames_in_order",
                violation_error_message="いちばん新しい映像の日時が、いちばん古い映像より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recorder} {self.checked_on}"
