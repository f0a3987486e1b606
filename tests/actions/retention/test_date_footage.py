"""The action `date_footage`: the plain success, then each refusal."""

from datetime import date, timedelta

from retention.actions.date_footage import date_footage
from retention.models.footage import Stage
from retention.rules.reasons import RetentionReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW, TODAY


def test_the_file_gets_its_last_day(town, house):
    dated = date_footage(
        footage=house.undated, recorded_on=date(2026, 11, 20), by=town.tanaka, at=NOW
    )

    assert (dated.stage, dated.problem) == (Stage.KEPT, "")
    assert dated.last_day_kept == date(2026, 12, 4)
    assert last_entry().facts == {"撮影日": "2026-11-20"}


def test_refuses_a_day_to_come(town, house):
    with refused(RetentionReason.DATE_IN_FUTURE):
        date_footage(
            footage=house.undated, recorded_on=TODAY + timedelta(days=1), by=town.sato, at=NOW
        )


def test_refuses_a_file_that_has_its_day(town, house):
    with refused(RetentionReason.ALREADY_DATED):
        date_footage(footage=house.kept, recorded_on=TODAY, by=town.sato, at=NOW)


def test_refuses_a_day_before_the_recorder_was_in_use(town, house):
    first = house.recorder.in_use_from
    with refused(RetentionReason.DATE_BEFORE_RECORDER):
        date_footage(
            footage=house.undated, recorded_on=first - timedelta(days=1), by=town.sato, at=NOW
        )
    date_footage(footage=house.undated, recorded_on=first, by=town.sato, at=NOW)
