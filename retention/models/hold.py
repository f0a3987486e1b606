"""A hold (保全): footage that someone may lawfully ask for is kept beyond its last day (規程6(2)).

One officer places it, at once and for a few days only; a second person confirms it with the document
and a last day. It always has an end, and lapses by itself.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from associations.models import Association, User
from cameras.models import Camera
from civic.models import StoredFile
from retention.models.footage import Footage
from retention.rules.grounds import Ground
from retention.rules.hold import HoldState, HoldTerm, names_a_private_person


class PreservationHoldQuerySet(models.QuerySet["PreservationHold"]):
    def visible_to(self, user: User) -> "PreservationHoldQuerySet":
        """Dates, ground and counts, never pictures: so the city sees all of them."""
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)

    def of_association(self, association_id: int) -> "PreservationHoldQuerySet":
        return self.filter(association_id=association_id)

    def in_force(self, on: date) -> "PreservationHoldQuerySet":
        return self.filter(released_at=None, ends_on__gte=on)

    def ended(self, on: date) -> "PreservationHoldQuerySet":
        """Released, or past its last day."""
        return self.exclude(released_at=None, ends_on__gte=on)

    def provisional(self) -> "PreservationHoldQuerySet":
        return self.filter(confirmed_at=None)

    def prolonged_by(self, hold: "PreservationHold", days: int) -> "PreservationHoldQuerySet":
        """Unconfirmed ones of the same placer that end, or ended within `days`, before `hold`."""
        placed_on = timezone.localdate(hold.placed_at)
        mine = (
            self.of_association(hold.association_id).provisional().filter(placed_by=hold.placed_by)
        )
        return mine.filter(ends_on__gte=placed_on - timedelta(days=days), ends_on__lt=hold.ends_on)

    def of_recorder(self, recorder_id: int) -> "PreservationHoldQuerySet":
        """Those that name a camera which records there."""
        return self.filter(cameras__channels__recorder_id=recorder_id).distinct()

    def newest_first(self) -> "PreservationHoldQuerySet":
        return self.order_by("-placed_at", "-pk")


class PreservationHold(models.Model):
    """`ends_on` is inclusive: seven days after placing while provisional, then what was confirmed."""

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="holds")
    cameras = models.ManyToManyField(Camera, verbose_name="カメラ", related_name="holds")
    from_at = models.DateTimeField("映像の始まり")
    to_at = models.DateTimeField("映像の終わり")
    ground = models.CharField(
        "提供の理由（規程6(2)）",
        max_length=20,
        choices=[(each.value, each.label) for each in Ground],
    )
    requester = models.CharField("求めた人・機関", max_length=120)
    reason = models.TextField("保全する理由")
    placed_at = models.DateTimeField("仮保全した日時")
    placed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField("保全の最終日")
    document_number = models.CharField("文書の番号", max_length=120, blank=True)
    document = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField("確かめた日時", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField("解いた日時", null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    footage = models.ManyToManyField(
        Footage, verbose_name="保全した映像", related_name="holds", through="HeldFootage"
    )

    objects = models.Manager.from_queryset(PreservationHoldQuerySet)()

    class Meta:
        verbose_name = "保全"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_at__gt=F("from_at")),
                name="retention_hold_period_runs_forward",
                violation_error_message="映像の終わりは、始まりより後にしてください。",
            ),
            models.CheckConstraint(
                condition=Q(ground__in=[each.value for each in Ground]),
                name="retention_hold_has_one_ground",
                violation_error_message="提供の理由は、規程6(2)の4つのどれかです。",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False)
                & ~Q(document_number="")
                & ~Q(confirmed_by=F("placed_by")),
                name="retention_hold_confirmed_by_another",
                violation_error_message="保全は、仮保全した人とは別の人が、文書の番号を入れて確かめます。",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="retention_hold_release_has_person",
            ),
        ]

    def __str__(self) -> str:
        return f"保全 {self.pk}"

    def state(self, on: date) -> HoldState:
        term = HoldTerm(self.ends_on, bool(self.confirmed_at), bool(self.released_at))
        return term.state(on)

    @property
    def requester_for_city(self) -> str:
        """A resident's name is not for the city; an authority's is."""
        return "" if names_a_private_person(Ground(self.ground)) else self.requester

    @property
    def clause(self) -> str:
        return Ground(self.ground).clause


class HeldFootage(models.Model):
    """One file under one hold; `Footage.held_until` is the latest end of those in force."""

    hold = models.ForeignKey(PreservationHold, on_delete=models.PROTECT, related_name="held")
    footage = models.ForeignKey(Footage, on_delete=models.PROTECT, related_name="held")

    class Meta:
        verbose_name = "保全した映像"
        constraints = [
            models.UniqueConstraint(
                fields=["hold", "footage"], name="retention_held_footage_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hold_id} {self.footage_id}"


class HoldRenewal(models.Model):
    """A longer end, proposed by one officer and in force once another has confirmed it."""

    hold = models.ForeignKey(PreservationHold, on_delete=models.PROTECT, related_name="renewals")
    ends_on = models.DateField("新しい最終日")
    reason = models.TextField("延ばす理由")
    proposed_at = models.DateTimeField("申し出た日時")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("確かめた日時", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "保全の延長"
        constraints = [
            models.UniqueConstraint(
                fields=["hold"],
                condition=Q(confirmed_at=None),
                name="retention_hold_one_open_renewal",
                violation_error_message="確かめていない延長の申し出が、すでにあります。",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False)
                & ~Q(confirmed_by=F("proposed_by")),
                name="retention_hold_renewal_by_another",
                violation_error_message="延長は、申し出た人とは別の人が確かめます。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hold} {self.ends_on}"
