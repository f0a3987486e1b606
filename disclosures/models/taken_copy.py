"""書出し: plain bytes of a copy that left for a medium, and that they are gone where nothing was given."""

from django.db import models
from django.db.models import Q

from associations.models import User
from disclosures.models.decision import Decision
from disclosures.rules.stages import Stage
from retention.models import FootageAccess, FootageCopy


class TakenCopyQuerySet(models.QuerySet["TakenCopy"]):
    def visible_to(self, user: User) -> "TakenCopyQuerySet":
        return self.filter(decision__inquiry__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "TakenCopyQuerySet":
        return self.filter(decision__inquiry__association_id=association_id)

    def of_inquiry(self, inquiry_id: int) -> "TakenCopyQuerySet":
        return self.filter(decision__inquiry_id=inquiry_id)

    def with_files(self) -> "TakenCopyQuerySet":
        return self.select_related("footage_copy__footage", "taken_by").order_by("taken_at", "pk")

    def to_be_erased(self) -> "TakenCopyQuerySet":
        """Neither given nor said to be gone, and not to be given any more."""
        over = Q(footage_copy__key_destroyed_at__isnull=False)
        over |= ~Q(decision__inquiry__stage=Stage.ALLOWED)
        return self.filter(over, erased=None, footage_copy__provided=None)


class TakenCopy(models.Model):
    """The key that dies later does not reach these bytes: somebody has to. Append-only."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="taken_copies")
    footage_copy = models.ForeignKey(FootageCopy, on_delete=models.PROTECT, related_name="taken")
    access = models.OneToOneField(
        FootageAccess, on_delete=models.PROTECT, related_name="taken_copy"
    )
    taken_at = models.DateTimeField("書き出した日時")
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(TakenCopyQuerySet)()

    class Meta:
        verbose_name = "写しの書出し"

    def __str__(self) -> str:
        return f"{self.decision.inquiry} 書出し"


class TakenErasureQuerySet(models.QuerySet["TakenErasure"]):
    def visible_to(self, user: User) -> "TakenErasureQuerySet":
        return self.filter(taken__decision__inquiry__association_id__in=user.posts.association_ids)


class TakenErasure(models.Model):
    """Somebody has seen that the bytes are gone from medium and computer. Append-only."""

    taken = models.OneToOneField(TakenCopy, on_delete=models.PROTECT, related_name="erased")
    erased_on = models.DateField("消した日")
    how = models.TextField("どこから、どのように消したか")
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(TakenErasureQuerySet)()

    class Meta:
        verbose_name = "書き出した映像の消去"
        constraints = [
            models.CheckConstraint(
                condition=~Q(how=""),
                name="disclosures_taken_erasure_says_how",
                violation_error_message=(
                    "どこから、どのように消したかを入れてください（本システムの定め）。"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken} 消去"
