"""The monthly letter for people without mail: one sheet a person, printed in batches."""

from django.db import models

from associations.models.association import Association
from associations.models.user import User
from civic.models import StoredFile
from civic.wareki import year_label


class LetterBatchQuerySet(models.QuerySet["LetterBatch"]):
    def visible_to(self, user: User) -> "LetterBatchQuerySet":
        """The city sees all; officers those that were printed for their own association."""
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def awaiting_paper(self) -> "LetterBatchQuerySet":
        return self.filter(paper=None)

    def of_association(self, association_id: int | None) -> "LetterBatchQuerySet":
        return self.filter(models.Q(association_id=association_id))

    def newest_first(self) -> "LetterBatchQuerySet":
        rows = self.select_related("printed_by", "paper")
        counted = rows.annotate(letter_count=models.Count("letters"))
        return counted.order_by("-month_on", "-pk")


class LetterBatch(models.Model):
    """Without an association: the city printed for everybody."""

    association = models.ForeignKey(
        Association,
        verbose_name="団体",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    month_on = models.DateField("月", help_text="月の最初の日で表します。")
    printed_at = models.DateTimeField("作った日時")
    printed_by = models.ForeignKey(
        User, verbose_name="作った人", on_delete=models.PROTECT, related_name="+"
    )
    paper = models.ForeignKey(
        StoredFile,
        verbose_name="印刷した手紙",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = models.Manager.from_queryset(LetterBatchQuerySet)()

    class Meta:
        verbose_name = "毎月の手紙の束"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(month_on__day=1),
                name="associations_letterbatch_month_begins_on_the_first",
                violation_error_message="月は、最初の日で表します。",
            ),
        ]

    def __str__(self) -> str:
        return f"{year_label(self.month_on)}{self.month_on.month}月の手紙"


class MonthlyLetter(models.Model):
    """One person's sheet; nobody gets two for one month. `lines` is what was printed."""

    batch = models.ForeignKey(
        LetterBatch, verbose_name="束", on_delete=models.PROTECT, related_name="letters"
    )
    user = models.ForeignKey(
        User, verbose_name="人", on_delete=models.PROTECT, related_name="letters"
    )
    month_on = models.DateField("月")
    lines = models.JSONField("書いたこと", default=list, blank=True)

    class Meta:
        verbose_name = "毎月の手紙"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "month_on"],
                name="associations_monthlyletter_one_a_month",
                violation_error_message="この月の手紙は、もう作ってあります。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.month_on.month}月"
