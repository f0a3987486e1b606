"""The journal: append-only, ids and salted commitments in place of personal data."""

from django.db import models


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    def of_association(self, association_id: int) -> "JournalEntryQuerySet":
        return self.filter(association_id=association_id)

    def newest_first(self) -> "JournalEntryQuerySet":
        return self.order_by("-pk")


class JournalEntry(models.Model):
    """One thing that happened. Triggers refuse UPDATE, DELETE and TRUNCATE (migration 0002)."""

    at = models.DateTimeField("日時")
    actor = models.CharField("した人", max_length=60)
    verb = models.CharField("したこと", max_length=60)
    association_id = models.BigIntegerField("団体", null=True)
    subject = models.CharField("対象", max_length=80)
    facts = models.JSONField("内容", default=dict)
    commitment = models.CharField("個人情報の封印", max_length=64, blank=True)

    objects = models.Manager.from_queryset(JournalEntryQuerySet)()

    class Meta:
        verbose_name = "記録"
        indexes = [
            models.Index(fields=["association_id", "-id"], name="civic_journal_by_association"),
            models.Index(fields=["subject", "verb"], name="civic_journal_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"


class JournalDetail(models.Model):
    """The readable values behind a commitment. May be erased; the entry stays."""

    entry_id = models.BigIntegerField("記録", unique=True)
    salt = models.CharField("塩", max_length=64)
    values = models.JSONField("値")

    class Meta:
        verbose_name = "記録の個人情報"

    def __str__(self) -> str:
        return f"detail of {self.entry_id}"
