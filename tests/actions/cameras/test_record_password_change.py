"""The action `record_password_change`: the plain success, then each refusal."""

from datetime import timedelta

from cameras.actions.record_password_change import record_password_change
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TODAY


def test_keeps_the_day_and_never_the_password(town, camera):
    changed = record_password_change(camera=camera, changed_on=TODAY, by=town.sato, at=NOW)

    assert changed.default_password_changed_on == TODAY
    assert last_entry().facts == {"変更日": "2026-11-23"}


def test_refuses_a_day_to_come(town, camera):
    with refused(CameraReason.CHANGED_IN_FUTURE):
        record_password_change(
            camera=camera, changed_on=TODAY + timedelta(days=1), by=town.sato, at=NOW
        )
