"""The city is told when the nights no longer leave a seal (本システムの定め)."""

from datetime import timedelta

import pytest

from civic import journal
from civic.actors import SystemActor
from shimonoseki_cam.city_alarms import city_alarms
from tests.factories.days import NOW, TODAY
from tests.factories.sealing import CheckpointFactory


def told() -> list[str]:
    return [alarm.title for alarm in city_alarms(TODAY) if "封印" in alarm.title]


@pytest.mark.parametrize(("days", "alarms"), [(1, 0), (2, 1)])
def test_a_seal_older_than_yesterday_is_told(town, days, alarms):
    CheckpointFactory(sealed_at=NOW - timedelta(days=days))

    assert len(told()) == alarms


@pytest.mark.parametrize(("days", "alarms"), [(1, 0), (2, 1)])
def test_entries_that_were_never_sealed_are_told(town, days, alarms):
    journal.record("見本", town.home, by=SystemActor("nightly"), at=NOW - timedelta(days=days))

    assert len(told()) == alarms
