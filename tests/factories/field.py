"""Factories of the monthly visit: inspections, faults, signs; valid under every constraint."""

from datetime import date

import factory

from cameras.models import Fault, Inspection, Signage, SignCheck
from cameras.rules.inspection_items import Item, Seen
from tests.factories.cameras import INSTALLED, CameraFactory, CameraSiteFactory
from tests.factories.days import SPRING

ALL_WELL = dict.fromkeys((item.value for item in Item), Seen.OK.value)


class InspectionFactory(factory.django.DjangoModelFactory):
    """All is well."""

    class Meta:
        model = Inspection

    camera = factory.SubFactory(CameraFactory)
    inspected_on = date(2026, 10, 20)
    items = factory.LazyFunction(lambda: dict(ALL_WELL))
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("camera.recorded_by")


class FaultFactory(factory.django.DjangoModelFactory):
    """Not repaired yet."""

    class Meta:
        model = Fault

    camera = factory.SubFactory(CameraFactory)
    noticed_on = date(2026, 11, 1)
    what = "夜の映像が暗く、人の形が分かりません。"
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("camera.recorded_by")


class SignageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signage

    site = factory.SubFactory(CameraSiteFactory)
    text = "防犯カメラ作動中"
    put_up_on = INSTALLED
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("site.recorded_by")


class SignCheckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SignCheck

    signage = factory.SubFactory(SignageFactory)
    checked_on = date(2026, 4, 10)
    found = SignCheck.Found.READABLE
    recorded_at = SPRING
    recorded_by = factory.SelfAttribute("signage.recorded_by")
