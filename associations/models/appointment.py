"""A post held by a person for a dated term. Every right in the system comes from one of these."""

from datetime import date, datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from associations.models.association import Association
from associations.models.user import User
from associations.rules.roles import CITY_ROLES, Role

_CITY = sorted(role.value for role in CITY_ROLES)  # a set has no order; a migration needs one


class _Term(Func):
    """The days on which the post is held, both ends included."""

    function = "daterange"
    output_field = DateRangeField()


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def in_office(self, on: date) -> "AppointmentQuerySet":
        """Held on that day: the answer for papers and for 「その日の管理責任者」."""
        held = Q(starts_on__lte=on, term_until__gte=on)
        return self.filter(held & (Q(ended_on=None) | Q(ended_on__gte=on)))

    def giving_access(self, at: datetime, on: date) -> "AppointmentQuerySet":
        """Held and recorded: a post entered late gave no access before it was entered.

        A resignation as of its own day takes the access away when it is recorded, not at
        midnight; one that was recorded ahead leaves the last day whole. So does a hand-over
        that was agreed on the eve: the successor begins at midnight and not before.
        """
        gone = Q(ended_at__lte=at, ended_on__lte=on, ended_at__date__gte=F("ended_on"))
        gone &= ~Q(pk__in=self._handing_over_later(on))
        return self.in_office(on).filter(recorded_at__lte=at).exclude(gone)

    def _handing_over_later(self, on: date) -> models.QuerySet["Appointment", int]:
        agreed = Appointment.objects.filter(
            handed_over_in__hand_over__takes_effect_on__gt=on,
            handed_over_in__hand_over__outgoing_at__isnull=False,
            handed_over_in__hand_over__incoming_at__isnull=False,
        )
        return agreed.values_list("pk", flat=True)

    def managers(self) -> "AppointmentQuerySet":
        return self.filter(role=Role.MANAGER)

    def handlers(self) -> "AppointmentQuerySet":
        return self.filter(role=Role.HANDLER)

    def handling_footage(self) -> "AppointmentQuerySet":
        """Those who owe a 秘密保持誓約書."""
        return self.filter(role__in=[Role.MANAGER, Role.HANDLER])

    def of_association(self, association_id: int) -> "AppointmentQuerySet":
        return self.filter(association_id=association_id)

    def of_city(self) -> "AppointmentQuerySet":
        return self.filter(role__in=_CITY)

    def overlapping(self, starts_on: date, until: date) -> "AppointmentQuerySet":
        last = Coalesce("ended_on", "term_until")
        return self.alias(last=last).filter(starts_on__lte=until, last__gte=starts_on)

    def with_people(self) -> "AppointmentQuerySet":
        return self.select_related("user", "pledge")

    def in_order(self) -> "AppointmentQuerySet":
        """管理責任者 first, then 取扱責任者, then the others, the newest term first."""
        rank = models.Case(
            *(models.When(role=role, then=models.Value(n)) for n, role in enumerate(_SHOWN_IN)),
            default=models.Value(len(_SHOWN_IN)),
        )
        return self.annotate(rank=rank).order_by("rank", "-starts_on", "pk")

    def visible_to(self, user: User) -> "AppointmentQuerySet":
        if user.posts.is_city:
            return self
        return self.filter(association_id__in=user.posts.association_ids)


_SHOWN_IN = [Role.MANAGER, Role.HANDLER, Role.CHAIR, Role.VICE_CHAIR, Role.TREASURER, Role.OFFICER]


class Appointment(models.Model):
    user = models.ForeignKey(
        User, verbose_name="人", on_delete=models.PROTECT, related_name="appointments"
    )
    association = models.ForeignKey(
        Association,
        verbose_name="団体",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
    )
    role = models.CharField("役割", max_length=20, choices=[(r.value, r.label) for r in Role])
    post = models.CharField("役職名", max_length=40, help_text="例：会長、防犯部長")
    starts_on = models.DateField("就任日")
    term_until = models.DateField("任期の終わりの日", help_text="この日まで務めます。")
    ended_on = models.DateField("退任日", null=True, blank=True)
    ended_at = models.DateTimeField("退任を記録した日時", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField("記録した日時")
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager.from_queryset(AppointmentQuerySet)()

    class Meta:
        verbose_name = "任命"
        constraints = [
            models.CheckConstraint(
                condition=Q(term_until__gte=F("starts_on")),
                name="associations_appointment_term_runs_forward",
                violation_error_message="任期の終わりの日が、始まりの日より前になっています。",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_at=None, ended_by=None)
                | Q(ended_on__isnull=False, ended_at__isnull=False, ended_by__isnull=False),
                name="associations_appointment_end_is_whole",
                violation_error_message="退任日は、記録した日時と人とともに残します。",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None)
                | Q(ended_on__gte=F("starts_on"), ended_on__lte=F("term_until")),
                name="associations_appointment_ends_within_term",
                violation_error_message="退任の日は、任期の中で選んでください。",
            ),
            models.CheckConstraint(
                condition=Q(role__in=_CITY, association=None)
                | (~Q(role__in=_CITY) & Q(association__isnull=False)),
                name="associations_appointment_city_has_no_association",
                violation_error_message="市の役職に団体は付きません。団体の役職には団体が要ります。",
            ),
            ExclusionConstraint(
                name="associations_appointment_one_manager_at_a_time",
                expressions=[
                    ("association", RangeOperators.EQUAL),
                    (
                        _Term("starts_on", Coalesce("ended_on", "term_until"), Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(role=Role.MANAGER),
                violation_error_message=(
                    "管理責任者は同じ日に1人だけです。先に今の管理責任者の退任日を記録してください。"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.user}"

    @property
    def role_label(self) -> str:
        return Role(self.role).label

    @property
    def last_day(self) -> date:
        """The last day in the post, inclusive."""
        return self.ended_on or self.term_until

    def is_held(self, on: date) -> bool:
        return self.starts_on <= on <= self.last_day
