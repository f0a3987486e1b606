"""The sign at a site, and the looks at it once a year (guideline 2(2)ウ)."""

from django.db import models
from django.db.models import F, Q

from associations.models import User
from cameras.models.camera_site import CameraSite
from civic.models import StoredFile


class SignageQuerySet(models.QuerySet["Signage"]):
    def visible_to(self, user: User) -> "SignageQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(site__association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "SignageQuerySet":
        return self.filter(site__association_id=association_id)

    def standing(self) -> "SignageQuerySet":
        return self.filter(taken_down_on=None)

    def of_site(self, site_id: int) -> "SignageQuerySet":
        return self.filter(site_id=site_id).order_by("-put_up_on", "-pk")


class Signage(models.Model):
    site = models.ForeignKey(CameraSite, on_delete=models.PROTECT, related_name="signs")
    text = models.CharField("表示板の文", max_length=200)
    photo = models.ForeignKey(
        StoredFile,
        verbose_name="表示板の写真",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    put_up_on = models.DateField("取り付けた日")
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_down_on = models.DateField("外した日", null=True, blank=True)
    ended_at = models.DateTimeField("外したことを記録した日時", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(SignageQuerySet)()

    class Meta:
        verbose_name = "表示板"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_down_on=None, ended_at=None, ended_by=None)
                | Q(
                    taken_down_on__isnull=False,
                    taken_down_on__gte=F("put_up_on"),
                    ended_at__isnull=False,
                    ended_by__isnull=False,
                ),
                name="cameras_signage_end_is_whole",
                violation_error_message="外した日が、取り付けた日より前になっています。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.site} 表示板"


class SignCheckQuerySet(models.QuerySet["SignCheck"]):
    def visible_to(self, user: User) -> "SignCheckQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(signage__site__association_id__in=user.posts.association_ids)


class SignCheck(models.Model):
    """A sign that was found wanting is taken down or mended; `remarks` says what was done."""

    class Found(models.TextChoices):
        READABLE = "READABLE", "読める"
        UNREADABLE = "UNREADABLE", "読めない・なくなっている"

    signage = models.ForeignKey(Signage, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField("確かめた日")
    found = models.CharField("表示板の様子", max_length=10, choices=Found)
    remarks = models.TextField("気づいたこと", blank=True)
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(SignCheckQuerySet)()

    class Meta:
        verbose_name = "表示板の確認"

    def __str__(self) -> str:
        return f"{self.signage} {self.checked_on}"
