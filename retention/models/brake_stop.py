"""A night that would have erased far more than forecast stopped, and asks two people (本システムの定め)."""

from django.db import models
from django.db.models import F, Q

from associations.models import User
from retention.models.nightly_run import NightlyRun
from retention.rules.brake import BrakeReason


class BrakeStopQuerySet(models.QuerySet["BrakeStop"]):
    def visible_to(self, user: User) -> "BrakeStopQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(run__recorder__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "BrakeStopQuerySet":
        return self.filter(run__recorder__association_id=association_id)

    def waiting(self) -> "BrakeStopQuerySet":
        """Stops of which nothing has come: not yet lifted by two, and not overtaken."""
        return self.filter(second_at=None, overtaken_at=None)

    def not_used(self) -> "BrakeStopQuerySet":
        return self.filter(used_at=None, overtaken_at=None)

    def lifted(self) -> "BrakeStopQuerySet":
        """Confirmed by two people, and not yet used by a night."""
        return self.filter(second_at__isnull=False, used_at=None, overtaken_at=None)


class BrakeStop(models.Model):
    """`due_count` files, found on the run's night; both people are shown these figures."""

    run = models.OneToOneField(NightlyRun, on_delete=models.PROTECT, related_name="brake_stop")
    reason = models.CharField(
        "止めた理由", max_length=20, choices=[(each.value, each.label) for each in BrakeReason]
    )
    due_count = models.PositiveIntegerField("消去の対象（本）")
    expected_count = models.PositiveIntegerField("見込み（本）")
    stopped_at = models.DateTimeField("止めた日時")
    first_at = models.DateTimeField("1人目が確かめた日時", null=True, blank=True)
    first_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_at = models.DateTimeField("2人目が確かめた日時", null=True, blank=True)
    second_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    used_at = models.DateTimeField("この確認で消去した日時", null=True, blank=True)
    overtaken_at = models.DateTimeField("確認が要らなくなった日時", null=True, blank=True)

    objects = models.Manager.from_queryset(BrakeStopQuerySet)()

    class Meta:
        verbose_name = "消去の歯止め"
        constraints = [
            models.CheckConstraint(
                condition=Q(first_at=None, first_by=None, second_at=None)
                | Q(first_at__isnull=False, first_by__isnull=False),
                name="retention_brake_first_before_second",
            ),
            models.CheckConstraint(
                condition=Q(second_at=None, second_by=None)
                | Q(second_at__isnull=False, second_by__isnull=False) & ~Q(second_by=F("first_by")),
                name="retention_brake_lifted_by_two",
                violation_error_message="2人目は、1人目とは別の人が確かめます。",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(second_at__isnull=False),
                name="retention_brake_used_when_lifted",
            ),
        ]

    def __str__(self) -> str:
        return f"歯止め {self.run}"
