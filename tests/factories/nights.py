"""Factories of what surrounds a night: its stop, its watch, the folders it has read."""

from datetime import timedelta

import factory

from retention.models import BrakeStop, IndexedFolder, MissedNight
from retention.models.nightly_run import Outcome
from retention.rules.brake import BrakeReason
from tests.factories.days import NOW, TODAY
from tests.factories.retention import NightlyRunFactory, RecorderFactory


class BrakeStopFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BrakeStop

    run = factory.SubFactory(NightlyRunFactory, outcome=Outcome.BRAKED)
    reason = BrakeReason.ABOVE_FORECAST
    due_count = 1200
    expected_count = 40
    stopped_at = NOW


class MissedNightFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MissedNight

    recorder = factory.SubFactory(RecorderFactory)
    night = TODAY - timedelta(days=1)
    noticed_at = NOW - timedelta(days=1)
    in_a_row = 1


class IndexedFolderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IndexedFolder

    recorder = factory.SubFactory(RecorderFactory)
    path = "2026-11-23"
    changed_at_ns = 1
