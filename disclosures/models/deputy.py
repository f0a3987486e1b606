"""代理: who decides while the 管理責任者 cannot be reached; named beforehand, for a time (本システムの定め)."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from associations.models import Association, User


class DeputyQuerySet(models.QuerySet["Deputy"]):
    def visible_to(self, user: User) -> "DeputyQuerySet":
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "DeputyQuerySet":
        return self.filter(association_id=association_id)

    def acting_at(self, moment: datetime) -> "DeputyQuerySet":
        """By the days named, and by when it was recorded and ended."""
        day = timezone.localdate(moment)
        named = self.filter(starts_on__lte=day, ends_on__gte=day, named_at__lte=moment)
        return named.exclude(ended_at__lte=moment)

    def not_over(self, on: date) -> "DeputyQuerySet":
        return self.filter(ends_on__gte=on, ended_at=None)

    def in_order(self) -> "DeputyQuerySet":
        return self.select_related("user").order_by("rank", "pk")


class Deputy(models.Model):
    """Decides whether to show or give; handling the footage itself still needs its permit (規程4(3))."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="deputies")
    user = models.ForeignKey(
        User, verbose_name="代わりの方", on_delete=models.PROTECT, related_name="deputies"
    )
    rank = models.PositiveSmallIntegerField("連絡する順番", default=1)
    starts_on = models.DateField("いつから")
    ends_on = models.DateField("いつまで")
    named_at = models.DateTimeField("決めた日時")
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("取りやめた日時", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(DeputyQuerySet)()

    class Meta:
        verbose_name = "管理責任者の代理"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="disclosures_deputy_runs_forward",
                violation_error_message="終わりの日が、始まりの日より前になっています。",
            ),
            models.CheckConstraint(
                condition=~Q(user=F("named_by")),
                name="disclosures_deputy_is_another",
                violation_error_message="自分を代わりの方にすることはできません。",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="disclosures_deputy_ended_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.starts_on}"
