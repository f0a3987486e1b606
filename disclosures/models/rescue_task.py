"""取り出し: somebody must be at an on-site recorder before it overwrites what was asked for."""

from django.db import models
from django.db.models import Q

from associations.models import User
from disclosures.models.inquiry import Inquiry
from retention.models import Recorder


class RescueTaskQuerySet(models.QuerySet["RescueTask"]):
    def visible_to(self, user: User) -> "RescueTaskQuerySet":
        return self.filter(inquiry__association_id__in=user.posts.association_ids)

    def open(self) -> "RescueTaskQuerySet":
        return self.filter(finished_at=None)

    def of_association(self, association_id: int) -> "RescueTaskQuerySet":
        return self.filter(inquiry__association_id=association_id)


class RescueTask(models.Model):
    """`due_at` is an estimate by the last look at the recorder (rules/overwriting.py)."""

    class End(models.TextChoices):
        SECURED = "SECURED", "映像を取り出した・媒体を抜いて施錠した"
        GONE = "GONE", "もう上書きされていた"
        NOT_THERE = "NOT_THERE", "その時刻の映像がなかった（故障・範囲外など）"
        NOT_NEEDED = "NOT_NEEDED", "要らなくなった"

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="rescues")
    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="rescues")
    due_at = models.DateTimeField("いつまでに")
    begun_at = models.DateTimeField("始めた日時")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ending = models.CharField("結果", max_length=10, blank=True, choices=End)
    remarks = models.TextField("気づいたこと", blank=True)
    finished_at = models.DateTimeField("結果を記録した日時", null=True, blank=True)
    finished_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(RescueTaskQuerySet)()

    class Meta:
        verbose_name = "現地での取り出し"
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "recorder"], name="disclosures_rescue_once_a_recorder"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by=None, ending="")
                | Q(finished_at__isnull=False, finished_by__isnull=False) & ~Q(ending=""),
                name="disclosures_rescue_finished_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} {self.recorder}"
