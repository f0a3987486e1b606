"""The outbox: a mail is a row written with its fact, and sent once by whoever claims it."""

from datetime import datetime

from django.db import models


class NoticeQuerySet(models.QuerySet["Notice"]):
    def waiting(self) -> "NoticeQuerySet":
        return self.filter(claimed_at=None).order_by("pk")

    def claim(self, pk: int, *, at: datetime) -> bool:
        """True for exactly one caller."""
        return self.filter(pk=pk, claimed_at=None).update(claimed_at=at) == 1


class Notice(models.Model):
    to = models.EmailField("宛先")
    subject = models.CharField("件名", max_length=120)
    body = models.TextField("本文", blank=True)
    queued_at = models.DateTimeField("作成日時")
    claimed_at = models.DateTimeField("送信を始めた日時", null=True, blank=True)
    sent_at = models.DateTimeField("送信日時", null=True, blank=True)

    objects = models.Manager.from_queryset(NoticeQuerySet)()

    class Meta:
        verbose_name = "お知らせ"
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(claimed_at=None),
                name="associations_notice_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.subject
