"""周知: how and when the neighbourhood was told of a version of the 規程 (guideline 3(2))."""

from django.db import models
from django.db.models import Q

from associations.models import User
from cameras.models.regulations import Regulations


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def visible_to(self, user: User) -> "AnnouncementQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(regulations__association_id__in=user.posts.association_ids)


class Announcement(models.Model):
    class Way(models.TextChoices):
        CIRCULAR = "CIRCULAR", "回覧"
        NOTICE_BOARD = "NOTICE_BOARD", "掲示板"
        EACH_HOUSE = "EACH_HOUSE", "各戸に配布"
        MEETING = "MEETING", "集まりで説明"
        OTHER = "OTHER", "その他"

    regulations = models.OneToOneField(
        Regulations, on_delete=models.PROTECT, related_name="announcement"
    )
    announced_on = models.DateField("知らせた日")
    way = models.CharField("知らせ方", max_length=20, choices=Way)
    area = models.CharField(
        "知らせた範囲", max_length=80, help_text="例：カメラの周辺の1〜3組、全世帯"
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(AnnouncementQuerySet)()

    class Meta:
        verbose_name = "規程の周知"
        constraints = [
            models.CheckConstraint(
                condition=~Q(area=""),
                name="cameras_announcement_says_where",
                violation_error_message="知らせた範囲を入力してください（ガイドライン3(2)）。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regulations} 周知"
