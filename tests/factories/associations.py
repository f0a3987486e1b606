"""Factories of the associations room; defaults are valid under every constraint."""

import hashlib
from datetime import date, timedelta

import factory

from associations.models import (
    Appointment,
    Association,
    CalendarFeed,
    Invitation,
    LetterBatch,
    MonthlyLetter,
    Notice,
    NoticeChoice,
    Pledge,
    ReminderRule,
    Resolution,
    SafetyMeasure,
    User,
)
from associations.rules.reminders import DutyKind, Way
from associations.rules.roles import Role
from associations.rules.safety import Answer, Measure
from tests.factories.days import NOW, SPRING, TERM_ENDS, TERM_STARTS


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: str(300_000 + n))
    name = factory.Sequence(lambda n: f"見本 {n}郎")
    email = factory.LazyAttribute(lambda user: f"u{user.number}@example.invalid")
    registered_at = SPRING
    password = factory.django.Password("kaki-no-ki-no-shita")

    class Params:
        invited = factory.Trait(password=factory.django.Password(None))


class AssociationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Association

    kind = Association.Kind.NEIGHBOURHOOD
    name = factory.Sequence(lambda n: f"見本{n}自治会")
    reading = factory.Sequence(lambda n: f"みほん{n:03}じちかい")
    postcode = "7500005"
    town = "唐戸町"
    address_line = "0番0号"
    registered_at = SPRING
    registered_by = factory.SubFactory(UserFactory)


class AppointmentFactory(factory.django.DjangoModelFactory):
    """会長 for this fiscal year, entered on its first day."""

    class Meta:
        model = Appointment

    class Params:
        last_year = factory.Trait(starts_on=date(2025, 4, 1), term_until=date(2026, 3, 31))
        resigned = factory.Trait(
            ended_on=date(2026, 10, 31),
            ended_at=SPRING + timedelta(days=213),
            ended_by=factory.SelfAttribute("user"),
        )

    user = factory.SubFactory(UserFactory)
    association = factory.SubFactory(AssociationFactory)
    role = Role.CHAIR
    post = "会長"
    starts_on = TERM_STARTS
    term_until = TERM_ENDS
    recorded_at = SPRING


class PledgeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pledge

    appointment = factory.SubFactory(AppointmentFactory, role=Role.MANAGER)
    signed_on = TERM_STARTS
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("appointment.user")


class ResolutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Resolution

    association = factory.SubFactory(AssociationFactory)
    body = Resolution.Body.OFFICERS
    held_on = date(2024, 8, 1)
    subject = "防犯カメラの設置"
    votes_for = 14
    votes_against = 0
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("association.registered_by")


class SafetyMeasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SafetyMeasure

    association = factory.SubFactory(AssociationFactory)
    measure = Measure.LOCKED_PLACE
    answer = Answer.IN_PLACE
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("association.registered_by")


class InvitationFactory(factory.django.DjangoModelFactory):
    """Usable for another two weeks; `code` is what the paper says."""

    class Meta:
        model = Invitation

    class Params:
        code = "ABCDEFGHJKMN"

    user = factory.SubFactory(UserFactory, invited=True)
    code_hash = factory.LazyAttribute(lambda row: hashlib.sha256(row.code.encode()).hexdigest())
    invited_at = NOW
    expires_at = NOW + timedelta(days=14)


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    to = "sato@example.invalid"
    subject = "お知らせ"
    body = "本文"
    queued_at = NOW


class NoticeChoiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NoticeChoice

    user = factory.SubFactory(UserFactory)
    way = Way.DIGEST
    chosen_at = NOW
    chosen_by = factory.SelfAttribute("user")


class ReminderRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReminderRule

    kind = DutyKind.PERMITS
    days_before = factory.LazyFunction(lambda: [60, 30])
    days_after = factory.LazyFunction(lambda: [1])
    set_at = NOW
    set_by = factory.SubFactory(UserFactory)


class CalendarFeedFactory(factory.django.DjangoModelFactory):
    """Open; `token` is what the address says."""

    class Meta:
        model = CalendarFeed

    class Params:
        token = "a-token-of-the-tests-only"

    user = factory.SubFactory(UserFactory)
    token_hash = factory.LazyAttribute(lambda row: hashlib.sha256(row.token.encode()).hexdigest())
    made_at = NOW
    made_by = factory.SelfAttribute("user")


class LetterBatchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LetterBatch

    association = factory.SubFactory(AssociationFactory)
    month_on = date(2026, 12, 1)
    printed_at = NOW
    printed_by = factory.SelfAttribute("association.registered_by")


class MonthlyLetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MonthlyLetter

    batch = factory.SubFactory(LetterBatchFactory)
    user = factory.SubFactory(UserFactory, email=None)
    month_on = factory.SelfAttribute("batch.month_on")
