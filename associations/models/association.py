"""An association that sets up cameras (団体): 自治会, PTA and others."""

from datetime import date

from django.db import models
from django.db.models import Q

from associations.models.user import User
from associations.rules.roles import Role


class AssociationQuerySet(models.QuerySet["Association"]):
    def visible_to(self, user: User) -> "AssociationQuerySet":
        """Those in which the user holds a post now; the city's staff see all."""
        if user.posts.is_city:
            return self
        return self.filter(pk__in=user.posts.association_ids)

    def with_counts(self, on: date) -> "AssociationQuerySet":
        """`camera_count`, and `manager_count` on that day, in one query."""
        return self.annotate(
            camera_count=models.Count("sites", distinct=True),
            manager_count=models.Count("appointments", filter=_has_manager(on), distinct=True),
        )

    def without_manager(self, on: date) -> "AssociationQuerySet":
        return self.exclude(pk__in=self.filter(_has_manager(on)).values("pk"))

    def by_reading(self) -> "AssociationQuerySet":
        return self.order_by("reading", "pk")


def _has_manager(on: date) -> Q:
    held = Q(appointments__role=Role.MANAGER, appointments__starts_on__lte=on)
    to_the_end = Q(appointments__ended_on=None, appointments__term_until__gte=on)
    return held & (to_the_end | Q(appointments__ended_on__gte=on))


class Association(models.Model):
    class Kind(models.TextChoices):
        NEIGHBOURHOOD = "NEIGHBOURHOOD", "自治会・町内会"
        FEDERATION = "FEDERATION", "連合自治会"
        PTA = "PTA", "PTA"
        SHOPPING_STREET = "SHOPPING_STREET", "商店街振興組合"
        OTHER = "OTHER", "その他の団体"

    kind = models.CharField("団体の種類", max_length=20, choices=Kind)
    name = models.CharField(
        "団体の名前",
        max_length=60,
        unique=True,
        error_messages={"unique": "この名前の団体は、すでに登録してあります。"},
    )
    reading = models.CharField("ふりがな", max_length=100)
    postcode = models.CharField("郵便番号", max_length=7)
    town = models.CharField("町名", max_length=60)
    address_line = models.CharField("番地など", max_length=80, help_text="例：10番1号、集会所内")
    phone = models.CharField("電話番号", max_length=20, blank=True)
    registered_at = models.DateTimeField("登録日時")
    registered_by = models.ForeignKey(
        User, verbose_name="登録者", on_delete=models.PROTECT, related_name="+"
    )

    objects = models.Manager.from_queryset(AssociationQuerySet)()

    class Meta:
        verbose_name = "団体"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(postcode__regex=r"^\d{7}$"),
                name="associations_association_postcode_has_seven_digits",
                violation_error_message="郵便番号は7桁の数字で入力してください。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return f"下関市{self.town}{self.address_line}"
