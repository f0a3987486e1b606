"""Factories of permits, accesses and copies; defaults are valid under every constraint."""

from datetime import timedelta

import factory

from retention.models import FootageAccess, FootageCopy, HandlingPermit
from retention.models.handling import AccessKind
from tests.factories.associations import AssociationFactory, UserFactory
from tests.factories.days import NOW
from tests.factories.retention import FootageFactory


class HandlingPermitFactory(factory.django.DjangoModelFactory):
    """Valid from an hour before the fixed moment until an hour after it."""

    class Meta:
        model = HandlingPermit

    association = factory.SubFactory(AssociationFactory)
    handler = factory.SubFactory(UserFactory)
    purpose = "器物損壊の日時を確かめるため"
    starts_at = NOW - timedelta(hours=1)
    ends_at = NOW + timedelta(hours=1)
    granted_at = factory.SelfAttribute("starts_at")
    granted_by = factory.SelfAttribute("association.registered_by")


class FootageAccessFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FootageAccess

    kind = AccessKind.PLAYBACK
    footage = factory.SubFactory(FootageFactory)
    recorder = factory.SelfAttribute("footage.recorder")
    purpose = "器物損壊の日時を確かめるため"
    accessed_at = NOW
    accessed_by = factory.SelfAttribute("recorder.recorded_by")


class FootageCopyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FootageCopy

    footage = factory.SubFactory(FootageFactory)
    reference = "disclosures.provision:1"
    key_name = factory.Sequence(lambda n: f"1-{n:032x}")
    sha256 = "0" * 64
    size = factory.SelfAttribute("footage.size")
    last_day_kept = factory.SelfAttribute("footage.last_day_kept")
    made_at = NOW
    made_by = factory.SelfAttribute("footage.recorder.recorded_by")
