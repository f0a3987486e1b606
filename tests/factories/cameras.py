"""Factories of the cameras room; defaults are valid under every constraint."""

from datetime import date
from decimal import Decimal

import factory

from cameras.models import (
    Camera,
    CameraSite,
    Consent,
    FaceConsultation,
    FieldOfView,
    Permit,
    Regulations,
)
from tests.factories.associations import AssociationFactory, ResolutionFactory
from tests.factories.days import SPRING

INSTALLED = date(2024, 10, 15)
OBLIGED_UNTIL = date(2030, 3, 31)


class CameraSiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CameraSite

    association = factory.SubFactory(AssociationFactory)
    number = factory.LazyAttribute(lambda site: site.association.sites.count() + 1)
    label = "集会所前"
    postcode = "7500005"
    town = "唐戸町"
    address_line = "0番地先"
    latitude = Decimal("33.958420")
    longitude = Decimal("130.940880")
    mounting = CameraSite.Mounting.BUILDING
    resolution = factory.SubFactory(
        ResolutionFactory, association=factory.SelfAttribute("..association")
    )
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("association.registered_by")


class CameraFactory(factory.django.DjangoModelFactory):
    """Standing since October 2024; `planned` has no installation day yet."""

    class Meta:
        model = Camera

    class Params:
        planned = factory.Trait(installed_on=None, disposal_restricted_until=None)

    site = factory.SubFactory(CameraSiteFactory)
    necessity = "見通しが悪く、声かけが2件ありました。"
    records_sound = False
    default_password_changed_on = date(2026, 9, 1)
    installed_on = INSTALLED
    disposal_restricted_until = OBLIGED_UNTIL
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("site.association.registered_by")


class FaceConsultationFactory(factory.django.DjangoModelFactory):
    """Not answered yet."""

    class Meta:
        model = FaceConsultation

    site = factory.SubFactory(CameraSiteFactory)
    maker = "見本電機 KAO-1"
    question = "顔を見分ける機能を切れば使えますか。"
    asked_at = SPRING
    asked_by = factory.SelfAttribute("site.association.registered_by")


class FieldOfViewFactory(factory.django.DjangoModelFactory):
    """The first view, which holds from the installation and has no day of its own."""

    class Meta:
        model = FieldOfView

    camera = factory.SubFactory(CameraFactory)
    subject = "集会所前の市道"
    bearing = 90
    angle = 80
    range_m = 25
    masking = FieldOfView.Masking.MASKED
    households_in_view = 1
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("camera.recorded_by")


class ConsentFactory(factory.django.DjangoModelFactory):
    """Given before the camera stood."""

    class Meta:
        model = Consent

    view = factory.SubFactory(FieldOfViewFactory)
    party = Consent.Party.HOUSEHOLD
    given_by = factory.Sequence(lambda n: f"見本 {n}子（0番{n}号）")
    answer = Consent.Answer.AGREED
    agreed_on = date(2024, 9, 1)
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("view.recorded_by")


class PermitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Permit

    site = factory.SubFactory(CameraSiteFactory)
    kind = Permit.Kind.POLE
    granted_by = "架空電力"
    granted_on = date(2024, 9, 1)
    valid_until = OBLIGED_UNTIL
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("site.recorded_by")


class RegulationsFactory(factory.django.DjangoModelFactory):
    """Fourteen days, in force since the first camera stood."""

    class Meta:
        model = Regulations

    association = factory.SubFactory(AssociationFactory)
    version = 1
    retention_days = 14
    resolution = factory.SubFactory(
        ResolutionFactory, association=factory.SelfAttribute("..association")
    )
    effective_on = INSTALLED
    facts = factory.LazyAttribute(
        lambda regulations: {
            "association": regulations.association.name,
            "manager": {"post": "会長", "name": "佐藤 花子"},
            "handlers": [{"post": "防犯部長", "name": "田中 一郎"}],
            "places": ["下関市唐戸町0番地先"],
        }
    )
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("association.registered_by")
