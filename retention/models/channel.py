"""Which camera records on which channel of a recorder."""

from django.db import models

from associations.models import User
from cameras.models import Camera
from retention.models.recorder import Recorder


class ChannelQuerySet(models.QuerySet["Channel"]):
    def visible_to(self, user: User) -> "ChannelQuerySet":
        return self.filter(recorder__association_id__in=user.posts.association_ids)


class Channel(models.Model):
    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="channels")
    camera = models.ForeignKey(Camera, on_delete=models.PROTECT, related_name="channels")
    key = models.CharField(
        "チャンネル",
        max_length=60,
        help_text="ファイル名またはフォルダー名に出る番号や名前です。例：01",
    )
    starts_on = models.DateField("つないだ日")

    objects = models.Manager.from_queryset(ChannelQuerySet)()

    class Meta:
        verbose_name = "チャンネル"
        constraints = [
            models.UniqueConstraint(
                fields=["recorder", "key"],
                name="retention_channel_key_is_unique",
                violation_error_message="このチャンネルはすでに登録してあります。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recorder} {self.key}"
