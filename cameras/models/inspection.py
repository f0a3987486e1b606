"""What an officer saw at a camera on the monthly visit (本システムの定め)."""

from django.db import models

from associations.models import User
from cameras.models.camera import Camera
from civic.models import StoredFile


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, user: User) -> "InspectionQuerySet":
        """No pictures of people: the city sees them too."""
        if user.posts.is_city:
            return self
        return self.filter(camera__site__association_id__in=user.posts.association_ids)

    def newest_first(self) -> "InspectionQuerySet":
        return self.select_related("recorded_by").order_by("-inspected_on", "-pk")


class Inspection(models.Model):
    """`items` answers each `Item` of the rules by a `Seen`; playback and clock are two of them."""

    camera = models.ForeignKey(Camera, on_delete=models.PROTECT, related_name="inspections")
    inspected_on = models.DateField("点検した日")
    items = models.JSONField("点検の項目")
    remarks = models.TextField("気づいたこと", blank=True)
    photo = models.ForeignKey(
        StoredFile,
        verbose_name="写真",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(InspectionQuerySet)()

    class Meta:
        verbose_name = "点検"
        indexes = [models.Index(fields=["camera", "inspected_on"], name="cameras_inspection_day")]

    def __str__(self) -> str:
        return f"{self.camera} {self.inspected_on}"
