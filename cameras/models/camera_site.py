"""The place of a camera: its address or 「番地先」, pole, point on the map, mounting (guideline 2(2))."""

from django.db import models
from django.db.models import Q

from associations.models import Association, Resolution, User


class CameraSiteQuerySet(models.QuerySet["CameraSite"]):
    def visible_to(self, user: User) -> "CameraSiteQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "CameraSiteQuerySet":
        return self.filter(association_id=association_id)

    def with_everything(self) -> "CameraSiteQuerySet":
        """In number order, with camera, view, consents and permits: a fixed number of queries."""
        return (
            self.select_related("association", "resolution", "camera")
            .prefetch_related("camera__views__consents", "permits")
            .order_by("association_id", "number")
        )


class CameraSite(models.Model):
    class Mounting(models.TextChoices):
        UTILITY_POLE = "UTILITY_POLE", "電柱"
        OWN_POLE = "OWN_POLE", "専用の柱"
        BUILDING = "BUILDING", "建物の壁"
        STREET_LIGHT = "STREET_LIGHT", "街路灯"

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="sites")
    number = models.PositiveSmallIntegerField("番号")
    label = models.CharField("呼び名", max_length=40, help_text="例：集会所前")
    postcode = models.CharField("郵便番号", max_length=7)
    town = models.CharField("町名", max_length=60)
    address_line = models.CharField(
        "番地など", max_length=80, help_text="住所のない所は「10番地先」のように書きます。"
    )
    pole_number = models.CharField("電柱番号", max_length=40, blank=True)
    latitude = models.DecimalField("緯度", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("経度", max_digits=9, decimal_places=6, null=True, blank=True)
    mounting = models.CharField("取り付ける物", max_length=20, choices=Mounting)
    local_association = models.CharField(
        "その場所の自治会",
        max_length=60,
        blank=True,
        help_text="自分の団体の区域でないときだけ、その場所の自治会の名前を書きます。",
    )
    resolution = models.ForeignKey(
        Resolution,
        verbose_name="団体の議決",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sites",
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(CameraSiteQuerySet)()

    class Meta:
        verbose_name = "設置場所"
        constraints = [
            models.UniqueConstraint(
                fields=["association", "number"],
                name="cameras_site_number_is_unique",
                violation_error_message="その番号のカメラはすでにあります。",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(33.8, 34.6),
                    longitude__range=(130.7, 131.3),
                ),
                name="cameras_site_point_is_near_the_city",
                violation_error_message="地図の点が下関市の外にあります。点を選び直してください。",
            ),
        ]
        indexes = [models.Index(fields=["latitude", "longitude"], name="cameras_site_point")]

    def __str__(self) -> str:
        return f"{self.number}号カメラ（{self.label}）"

    @property
    def address(self) -> str:
        return f"下関市{self.town}{self.address_line}"
