"""Factories of on-site recorders and their checks; defaults are valid under every constraint."""

from datetime import datetime, time, timedelta

import factory

from retention.models import RecorderCheck
from retention.models.recorder import Kind
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.retention import RecorderFactory

ON_SITE = {
    "kind": Kind.ON_SITE,
    "name": "通学路角のSDカード",
    "store": "",
    "folder": "",
    "store_token": "",
    "layout": "",
    "pattern": "",
    "method": "",
    "snapshots": "",
}


def on_site_recorder(**facts):
    """In use since October 2024, entered in spring, not yet checked."""
    return RecorderFactory(**ON_SITE | facts)


class RecorderCheckFactory(factory.django.DjangoModelFactory):
    """Made today, and all is well under a 規程 of 14 days: the oldest frame is 13 days old."""

    class Meta:
        model = RecorderCheck

    class Params:
        too_long = factory.Trait(
            oldest_frame_at=factory.LazyAttribute(
                lambda check: _noon(check.checked_on - timedelta(days=40))
            )
        )

    recorder = factory.LazyFunction(on_site_recorder)
    checked_on = TODAY
    oldest_frame_at = factory.LazyAttribute(
        lambda check: _noon(check.checked_on - timedelta(days=13))
    )
    newest_frame_at = factory.LazyAttribute(
        lambda check: datetime.combine(check.checked_on, time(9), tzinfo=JAPAN)
    )
    clock_error = 5
    set_days = 14
    playback_seen = "SEEN"
    recorded_at = NOW
    recorded_by = factory.SelfAttribute("recorder.association.registered_by")


def _noon(day):
    return datetime.combine(day, time(12), tzinfo=JAPAN)
