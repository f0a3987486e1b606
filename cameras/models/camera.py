"""The device at a site, from its installation to its removal."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from associations.models import User
from cameras.models.camera_site import CameraSite


class CameraQuerySet(models.QuerySet["Camera"]):
    def visible_to(self, user: User) -> "CameraQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(site__association_id__in=user.posts.association_ids)

    def in_service(self, on: date) -> "CameraQuerySet":
        return self.filter(installed_on__lte=on).filter(Q(removed_on=None) | Q(removed_on__gt=on))

    def of_association(self, association_id: int) -> "CameraQuerySet":
        return self.filter(site__association_id=association_id)

    def not_removed(self) -> "CameraQuerySet":
        return self.filter(removed_on=None)

    def planned_or_in(self, pks: list[int]) -> "CameraQuerySet":
        """Not installed yet, or one of these."""
        return self.filter(Q(installed_on=None) | Q(pk__in=pks))

    def with_site(self) -> "CameraQuerySet":
        return self.select_related("site__association")

    def by_obligation(self) -> "CameraQuerySet":
        """Those under the five-year duty, the nearest end first."""
        return self.exclude(disposal_restricted_until=None).order_by(
            "disposal_restricted_until", "pk"
        )


class Camera(models.Model):
    site = models.OneToOneField(CameraSite, on_delete=models.PROTECT, related_name="camera")
    necessity = models.TextField(
        "この場所・この台数が必要な理由",
        help_text="例：通学路の見通しが悪く、声かけが2件ありました。",
    )
    maker = models.CharField("メーカーと型番", max_length=80, blank=True)
    records_sound = models.BooleanField("音声も録音しますか")
    default_password_changed_on = models.DateField(
        "初期パスワードを変えた日", null=True, blank=True
    )
    installed_on = models.DateField("設置日", null=True, blank=True)
    removed_on = models.DateField("撤去日", null=True, blank=True)
    disposal_restricted_until = models.DateField("5年の義務が終わる日", null=True, blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(CameraQuerySet)()

    class Meta:
        verbose_name = "カメラ"
        constraints = [
            models.CheckConstraint(
                condition=Q(installed_on=None, disposal_restricted_until=None)
                | Q(
                    installed_on__isnull=False,
                    disposal_restricted_until__isnull=False,
                    disposal_restricted_until__gt=F("installed_on"),
                ),
                name="cameras_camera_installed_means_five_years",
                violation_error_message="設置日には5年の義務が伴います（ガイドライン2(2)エ）。",
            ),
            models.CheckConstraint(
                condition=Q(removed_on=None)
                | Q(installed_on__isnull=False, removed_on__gte=F("installed_on")),
                name="cameras_camera_removed_after_installed",
                violation_error_message="撤去日が設置日より前になっています。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.site)
