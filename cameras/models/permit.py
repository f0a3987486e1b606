"""Permission of the owner of a pole, wall, road or land, with its last day."""

from django.db import models
from django.db.models import F, Q

from associations.models import User
from cameras.models.camera_site import CameraSite


class PermitQuerySet(models.QuerySet["Permit"]):
    def visible_to(self, user: User) -> "PermitQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(site__association_id__in=user.posts.association_ids)


class Permit(models.Model):
    class Kind(models.TextChoices):
        POLE = "POLE", "電柱への共架・添架"
        ROAD = "ROAD", "道路の占用"
        PROPERTY = "PROPERTY", "土地・建物の使用"

    site = models.ForeignKey(CameraSite, on_delete=models.PROTECT, related_name="permits")
    kind = models.CharField("許可の種類", max_length=10, choices=Kind)
    granted_by = models.CharField("許可した人・会社", max_length=80)
    granted_on = models.DateField("許可された日")
    valid_until = models.DateField("許可の終わりの日", null=True, blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(PermitQuerySet)()

    class Meta:
        verbose_name = "許可"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("granted_on")),
                name="cameras_permit_runs_forward",
                violation_error_message="許可の終わりの日が、許可された日より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.granted_by}"
