"""A camera that does not work as it should: noticed, out of service, repaired, back in service."""

from django.db import models
from django.db.models import F, Q

from associations.models import User
from cameras.models.camera import Camera
from cameras.models.inspection import Inspection


class FaultQuerySet(models.QuerySet["Fault"]):
    def visible_to(self, user: User) -> "FaultQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(camera__site__association_id__in=user.posts.association_ids)

    def open(self) -> "FaultQuerySet":
        return self.filter(back_in_service_on=None)

    def of_association(self, association_id: int) -> "FaultQuerySet":
        return self.filter(camera__site__association_id=association_id)

    def of_site(self, site_id: int) -> "FaultQuerySet":
        return self.filter(camera__site_id=site_id).order_by("-noticed_on", "-pk")


class Fault(models.Model):
    """`out_of_service_on` stays empty where the camera went on recording."""

    camera = models.ForeignKey(Camera, on_delete=models.PROTECT, related_name="faults")
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, null=True, blank=True, related_name="faults"
    )
    noticed_on = models.DateField("気づいた日")
    what = models.TextField("どのような故障ですか")
    out_of_service_on = models.DateField("録画が止まった日", null=True, blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    repaired_on = models.DateField("直した日", null=True, blank=True)
    how = models.TextField("どのように直しましたか", blank=True)
    back_in_service_on = models.DateField("録画がもどった日", null=True, blank=True)
    closed_at = models.DateTimeField("修理を記録した日時", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(FaultQuerySet)()

    class Meta:
        verbose_name = "故障"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    repaired_on=None,
                    back_in_service_on=None,
                    closed_at=None,
                    closed_by=None,
                    how="",
                )
                | (
                    Q(
                        repaired_on__isnull=False,
                        back_in_service_on__isnull=False,
                        closed_at__isnull=False,
                        closed_by__isnull=False,
                    )
                    & ~Q(how="")
                ),
                name="cameras_fault_repair_is_whole",
                violation_error_message="直した日、直し方、録画がもどった日をすべて入力してください。",
            ),
            models.CheckConstraint(
                condition=Q(repaired_on=None)
                | Q(repaired_on__gte=F("noticed_on"), back_in_service_on__gte=F("repaired_on")),
                name="cameras_fault_days_in_order",
                violation_error_message="気づいた日、直した日、録画がもどった日の順になっていません。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.camera} {self.noticed_on}の故障"
