"""引継ぎ: posts pass from the leaving to the coming officers on one agreed day (guideline 3(1)ア)."""

from datetime import date

from django.db import models
from django.db.models import Q

from associations.models.appointment import Appointment
from associations.models.association import Association
from associations.models.user import User
from associations.rules.hand_over import Change
from associations.rules.roles import ASSOCIATION_ROLES, Role


def _paired(name: str) -> Q:
    """Either both, the moment and the person, or neither."""
    at, by = f"{name}_at__isnull", f"{name}_by__isnull"
    return Q(**{at: True, by: True}) | Q(**{at: False, by: False})


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def visible_to(self, user: User) -> "HandOverQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "HandOverQuerySet":
        return self.filter(association_id=association_id)

    def going_on(self) -> "HandOverQuerySet":
        return self.filter(completed_at=None, cancelled_at=None)

    def agreed(self) -> "HandOverQuerySet":
        """Confirmed by both: the new terms are written down."""
        return self.exclude(outgoing_at=None).exclude(incoming_at=None)

    def due(self, on: date) -> "HandOverQuerySet":
        """The moment has come, and what was open has not been passed on yet."""
        return self.agreed().going_on().filter(takes_effect_on__lte=on)

    def newest_first(self) -> "HandOverQuerySet":
        return self.order_by("-begun_at", "-pk")


class HandOver(models.Model):
    """The moment is 0:00 of `takes_effect_on`, the first day of the new officers."""

    association = models.ForeignKey(
        Association, verbose_name="団体", on_delete=models.PROTECT, related_name="hand_overs"
    )
    begun_at = models.DateTimeField("始めた日時")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    takes_effect_on = models.DateField("新しい役員の最初の日", null=True, blank=True)
    outgoing_at = models.DateTimeField("前の役員が確かめた日時", null=True, blank=True)
    outgoing_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    incoming_at = models.DateTimeField("新しい役員が確かめた日時", null=True, blank=True)
    incoming_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    completed_at = models.DateTimeField("引継ぎを終えた日時", null=True, blank=True)
    cancelled_at = models.DateTimeField("取りやめた日時", null=True, blank=True)
    cancelled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(HandOverQuerySet)()

    class Meta:
        verbose_name = "引継ぎ"
        constraints = [
            models.UniqueConstraint(
                fields=["association"],
                condition=Q(completed_at=None, cancelled_at=None),
                name="associations_handover_one_at_a_time",
                violation_error_message="この団体の引継ぎは、すでに始まっています。",
            ),
            models.CheckConstraint(
                condition=_paired("outgoing") & _paired("incoming") & _paired("cancelled"),
                name="associations_handover_done_by_people",
            ),
            models.CheckConstraint(
                condition=Q(outgoing_at=None, incoming_at=None) | Q(takes_effect_on__isnull=False),
                name="associations_handover_agreed_on_a_day",
                violation_error_message="確かめる前に、引き継ぐ日を決めてください。",
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None)
                | Q(outgoing_at__isnull=False, incoming_at__isnull=False, cancelled_at=None),
                name="associations_handover_completed_when_agreed",
                violation_error_message="前の役員と新しい役員の両方が確かめてから、終わりにします。",
            ),
        ]

    def __str__(self) -> str:
        return f"引継ぎ {self.association}"

    @property
    def is_agreed(self) -> bool:
        return self.outgoing_at is not None and self.incoming_at is not None

    @property
    def is_over(self) -> bool:
        return self.completed_at is not None or self.cancelled_at is not None


class HandOverPostQuerySet(models.QuerySet["HandOverPost"]):
    def visible_to(self, user: User) -> "HandOverPostQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(hand_over__association_id__in=user.posts.association_ids)

    def changing(self) -> "HandOverPostQuerySet":
        return self.exclude(change=Change.STAYS)

    def with_people(self) -> "HandOverPostQuerySet":
        return self.select_related("outgoing__user", "incoming", "appointment").order_by("pk")


class HandOverPost(models.Model):
    """One post: whose term ends, and who comes. `appointment` is written when both have confirmed."""

    hand_over = models.ForeignKey(
        HandOver, verbose_name="引継ぎ", on_delete=models.PROTECT, related_name="posts"
    )
    change = models.CharField(
        "どうなるか", max_length=10, choices=[(each.value, each.label) for each in Change]
    )
    outgoing = models.ForeignKey(
        Appointment,
        verbose_name="前の任命",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="handed_over_in",
    )
    role = models.CharField(
        "役割",
        max_length=20,
        choices=[(role.value, role.label) for role in Role if role in ASSOCIATION_ROLES],
    )
    post = models.CharField("役職名", max_length=40)
    incoming = models.ForeignKey(
        User,
        verbose_name="次の人",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taking_over",
    )
    term_until = models.DateField("任期の終わりの日", null=True, blank=True)
    # Until the moment: what the successor may see while the list is gone through together.
    preparing = models.ForeignKey(
        Appointment,
        verbose_name="引継ぎ中の役職",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    pledge_signed_on = models.DateField("誓約書に署名した日", null=True, blank=True)
    appointment = models.OneToOneField(
        Appointment,
        verbose_name="新しい任命",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_over_in",
    )

    objects = models.Manager.from_queryset(HandOverPostQuerySet)()

    class Meta:
        verbose_name = "引き継ぐ役職"
        constraints = [
            models.UniqueConstraint(
                fields=["hand_over", "outgoing"], name="associations_handoverpost_once_each"
            ),
            models.CheckConstraint(
                condition=Q(incoming=None) | Q(term_until__isnull=False),
                name="associations_handoverpost_successor_has_a_term",
                violation_error_message="次の人の任期の終わりの日を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}の引継ぎ"

    @property
    def role_label(self) -> str:
        return Role(self.role).label

    @property
    def change_label(self) -> str:
        return Change(self.change).label

    @property
    def needs_pledge(self) -> bool:
        return self.role in {Role.MANAGER, Role.HANDLER} and self.incoming_id is not None
