"""Many letters printed at once by the worker, with progress, into one ZIP."""

from django.db import models

from associations.models import User
from civic.models import StoredFile
from subsidies.models.letter import Letter
from subsidies.models.programme import Programme


class PrintBatchQuerySet(models.QuerySet["PrintBatch"]):
    def visible_to(self, user: User) -> "PrintBatchQuerySet":
        return self if user.posts.is_city else self.none()

    def unfinished(self) -> "PrintBatchQuerySet":
        return self.filter(archive=None).order_by("pk")

    def behind(self, pk: int, done: int) -> "PrintBatchQuerySet":
        return self.filter(pk=pk, done_count__lt=done)


class PrintBatch(models.Model):
    """`done_count` of `total_count` letters are printed; `archive` is there when all are."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="print_batches")
    letters = models.ManyToManyField(Letter, related_name="+")
    total_count = models.PositiveIntegerField("通知の数")
    done_count = models.PositiveIntegerField("できた数", default=0)
    archive = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordered_at = models.DateTimeField("頼んだ日時")
    ordered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(PrintBatchQuerySet)()

    class Meta:
        verbose_name = "まとめて印刷"

    def __str__(self) -> str:
        return f"{self.programme} {self.total_count}通"
