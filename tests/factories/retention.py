"""Factories of the retention room; defaults are valid under every constraint."""

from datetime import date, datetime, time, timedelta

import factory

from retention.models import Channel, Erasure, Footage, NightlyRun, Recorder
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.rules.erasure import Method
from retention.rules.filenames import Layout
from retention.rules.plausible import Problem
from tests.factories.associations import AssociationFactory
from tests.factories.cameras import INSTALLED, CameraFactory
from tests.factories.days import JAPAN, NOW, TODAY

FREE_PATTERN = "ch{ch}_{yyyy}{MM}{dd}_{HH}{mm}{ss}.avi"
TOKEN = "the-sign-of-the-tests"


class RecorderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Recorder

    association = factory.SubFactory(AssociationFactory)
    name = "集会所の録画装置"
    folder = factory.Sequence(lambda n: f"/nowhere/recorder-{n}")
    store_token = TOKEN
    layout = Layout.FREE
    pattern = FREE_PATTERN
    method = Method.OVERWRITE_UNLINK
    snapshots = "NASの自動の控えを切りました。"
    in_use_from = INSTALLED
    recorded_at = NOW - timedelta(days=1)  # its first night is today's
    recorded_by = factory.SelfAttribute("association.registered_by")


class ChannelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Channel

    recorder = factory.SubFactory(RecorderFactory)
    camera = factory.SubFactory(
        CameraFactory, site__association=factory.SelfAttribute("...recorder.association")
    )
    key = "01"
    starts_on = INSTALLED


class FootageFactory(factory.django.DjangoModelFactory):
    """Recorded ten days ago and kept for fourteen, unless `recorded_on` says otherwise."""

    class Meta:
        model = Footage

    class Params:
        undated = factory.Trait(
            stage=Stage.UNDATED,
            problem=Problem.UNPARSABLE,
            started_at=None,
            recorded_on=None,
            last_day_kept=None,
        )

    recorder = factory.SubFactory(RecorderFactory)
    path = factory.Sequence(lambda n: f"ch01_{n:06}.avi")
    size = 1000
    recorded_on = TODAY - timedelta(days=10)
    started_at = factory.LazyAttribute(
        lambda file: datetime.combine(file.recorded_on, time(7), tzinfo=JAPAN)
    )
    last_day_kept = factory.LazyAttribute(lambda file: file.recorded_on + timedelta(days=14))
    modified_at = NOW - timedelta(hours=1)
    found_at = NOW


class NightlyRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NightlyRun

    class Params:
        troubled = factory.Trait(outcome=Outcome.INCOMPLETE, failed_count=1)

    recorder = factory.SubFactory(RecorderFactory)
    night = TODAY
    sequence = 1
    outcome = Outcome.DONE
    started_at = NOW
    finished_at = NOW


class ErasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Erasure

    run = factory.SubFactory(NightlyRunFactory)
    footage = factory.SubFactory(
        FootageFactory, recorder=factory.SelfAttribute("..run.recorder"), stage=Stage.ERASED
    )
    path = factory.SelfAttribute("footage.path")
    recorded_on = date(2026, 11, 8)
    last_day_kept = date(2026, 11, 22)
    size = 1000
    method = Method.OVERWRITE_UNLINK
    ending = Ending.ERASED
    erased_at = NOW
    days_late = 0
