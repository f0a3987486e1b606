"""引継書: one PDF with everything, and a ZIP with it and the stored papers; made by the worker."""

from django.db import models

from associations.models.hand_over import HandOver
from associations.models.user import User
from civic.models import StoredFile


class HandOverPackQuerySet(models.QuerySet["HandOverPack"]):
    def visible_to(self, user: User) -> "HandOverPackQuerySet":
        """Never the city: the pack tells who asked for footage and who complained."""
        return self.filter(hand_over__association_id__in=user.posts.association_ids)

    def unfinished(self) -> "HandOverPackQuerySet":
        return self.filter(archive=None).order_by("pk")

    def newest_first(self) -> "HandOverPackQuerySet":
        return self.select_related("paper", "archive").order_by("-pk")


class HandOverPack(models.Model):
    """`done_count` of `total_count` papers are in it; `archive` is there when all are."""

    hand_over = models.ForeignKey(
        HandOver, verbose_name="引継ぎ", on_delete=models.PROTECT, related_name="packs"
    )
    total_count = models.PositiveIntegerField("書類の数", default=0)
    done_count = models.PositiveIntegerField("できた数", default=0)
    paper = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    archive = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordered_at = models.DateTimeField("頼んだ日時")
    ordered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(HandOverPackQuerySet)()

    class Meta:
        verbose_name = "引継書"

    def __str__(self) -> str:
        return f"引継書 {self.hand_over.association}"
