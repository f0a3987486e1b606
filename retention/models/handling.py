"""Who may handle footage and when, and every time somebody did (規程4(3)・6(1))."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from associations.models import Association, User
from retention.models.footage import Footage
from retention.models.recorder import Recorder


class HandlingPermitQuerySet(models.QuerySet["HandlingPermit"]):
    def visible_to(self, user: User) -> "HandlingPermitQuerySet":
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "HandlingPermitQuerySet":
        return self.filter(association_id=association_id)

    def valid_at(self, moment: datetime) -> "HandlingPermitQuerySet":
        return self.filter(starts_at__lte=moment, ends_at__gt=moment).exclude(
            revoked_at__lte=moment
        )

    def to_come(self, moment: datetime) -> "HandlingPermitQuerySet":
        return self.filter(starts_at__gt=moment, revoked_at=None)

    def past(self, moment: datetime) -> "HandlingPermitQuerySet":
        return self.filter(Q(ends_at__lte=moment) | Q(revoked_at__lte=moment))

    def with_people(self) -> "HandlingPermitQuerySet":
        return self.select_related("handler", "granted_by").order_by("-starts_at", "-pk")


class HandlingPermit(models.Model):
    """The 管理責任者 lets a 取扱責任者 handle footage, for hours, for a purpose."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="permits")
    handler = models.ForeignKey(User, on_delete=models.PROTECT, related_name="handling_permits")
    purpose = models.CharField("目的", max_length=200)
    starts_at = models.DateTimeField("始まり")
    ends_at = models.DateTimeField("終わり")
    granted_at = models.DateTimeField("許可した日時")
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("取り消した日時", null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(HandlingPermitQuerySet)()

    class Meta:
        verbose_name = "取扱いの許可"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="retention_permit_runs_forward",
                violation_error_message="許可の終わりは、始まりより後にしてください。",
            ),
            models.CheckConstraint(
                condition=~Q(granted_by=F("handler")),
                name="retention_permit_by_another",
                violation_error_message="自分に許可を出すことはできません。",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="retention_permit_revoked_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler} {self.starts_at}"


class AccessKind(models.TextChoices):
    PLAYBACK = "PLAYBACK", "再生"
    EXTRACTION = "EXTRACTION", "提供用の写しの作成"
    SETTING = "SETTING", "機器の設定の変更"


class FootageAccessQuerySet(models.QuerySet["FootageAccess"]):
    def visible_to(self, user: User) -> "FootageAccessQuerySet":
        return self.filter(recorder__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "FootageAccessQuerySet":
        return self.filter(recorder__association_id=association_id)

    def between(self, first: date, last: date) -> "FootageAccessQuerySet":
        """Days in Japan, both inclusive, in the order of the 操作記録簿."""
        days = self.filter(accessed_at__date__gte=first, accessed_at__date__lte=last)
        return days.order_by("accessed_at", "pk")


class FootageAccess(models.Model):
    """Written before the first byte is served. Append-only; triggers refuse every change.

    `permit` is empty only where the 管理責任者 acted.
    """

    kind = models.CharField("種類", max_length=12, choices=AccessKind)
    recorder = models.ForeignKey(Recorder, on_delete=models.PROTECT, related_name="accesses")
    footage = models.ForeignKey(
        Footage, on_delete=models.PROTECT, null=True, blank=True, related_name="accesses"
    )
    permit = models.ForeignKey(
        HandlingPermit, on_delete=models.PROTECT, null=True, blank=True, related_name="accesses"
    )
    purpose = models.CharField("目的", max_length=200)
    accessed_at = models.DateTimeField("日時")
    accessed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(FootageAccessQuerySet)()

    class Meta:
        verbose_name = "取扱いの記録"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="SETTING") | Q(footage__isnull=False),
                name="retention_access_names_footage",
            ),
            models.CheckConstraint(
                condition=~Q(purpose=""),
                name="retention_access_has_purpose",
                violation_error_message="目的を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.accessed_at}"
