"""The action `record_installation`: the plain success, then each refusal."""

from datetime import date, timedelta

import pytest

from cameras.actions.record_installation import record_installation
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TODAY


@pytest.mark.parametrize(
    ("installed_on", "ends_on"),
    [
        (date(2026, 3, 31), date(2031, 3, 31)),
        (date(2026, 4, 1), date(2032, 3, 31)),
        (TODAY, date(2032, 3, 31)),
    ],
)
def test_starts_the_five_years(town, camera, installed_on, ends_on):
    installed = record_installation(camera=camera, installed_on=installed_on, by=town.sato, at=NOW)

    assert installed.disposal_restricted_until == ends_on
    assert last_entry().facts["義務の終わり"] == ends_on.isoformat()


def test_refuses_a_day_to_come(town, camera):
    with refused(CameraReason.INSTALLED_IN_FUTURE):
        record_installation(
            camera=camera, installed_on=TODAY + timedelta(days=1), by=town.sato, at=NOW
        )


def test_refuses_a_second_day(town, camera):
    record_installation(camera=camera, installed_on=TODAY, by=town.sato, at=NOW)

    with refused(CameraReason.ALREADY_INSTALLED):
        record_installation(camera=camera, installed_on=TODAY, by=town.sato, at=NOW)
