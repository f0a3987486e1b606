"""The action `record_check`: the plain success, then each refusal."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from civic.models import StoredFile
from retention.actions.record_check import record_check
from retention.models import RecorderCheck
from retention.rules.reasons_on_site import OnSiteReason
from tests.actions.refusals import last_entry, refused
from tests.factories.civic import PNG
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder


def check(recorder, by, **changes):
    facts = {
        "checked_on": TODAY,
        "oldest_frame_at": datetime(2026, 11, 10, 8, 0, tzinfo=JAPAN),
        "newest_frame_at": datetime(2026, 11, 23, 9, 50, tzinfo=JAPAN),
        "clock_error": -20,
        "set_days": 14,
        "playback_seen": "SEEN",
        "by": by,
        "at": NOW,
    }
    return record_check(recorder=recorder, **facts | changes)


@pytest.fixture
def recorder(town):
    return on_site_recorder(association=town.home)


def test_keeps_what_was_seen_with_the_photo(town, recorder):
    made = check(recorder, town.tanaka, photo=("設定.png", PNG), remarks="くもの巣を払った。")

    assert made.photo.path.read_bytes() == PNG
    assert made.recorded_by == town.tanaka
    assert last_entry().facts == {
        "点検した日": "2026-11-23",
        "時計のずれ（秒）": -20,
        "設定の日数": 14,
        "再生": "再生して確かめた",
    }


def test_a_check_can_be_entered_some_days_later(town, recorder):
    assert check(
        recorder,
        town.sato,
        checked_on=date(2026, 11, 20),
        newest_frame_at=datetime(2026, 11, 20, 9, tzinfo=JAPAN),
    ).checked_on == date(2026, 11, 20)


def test_refuses_a_recorder_that_the_night_erases(town, house):
    with refused(OnSiteReason.NOT_ON_SITE):
        check(house.recorder, town.sato)


def test_refuses_a_day_to_come(town, recorder):
    with refused(OnSiteReason.CHECK_IN_FUTURE):
        check(recorder, town.sato, checked_on=TODAY + timedelta(days=1))


def test_refuses_a_day_outside_its_use(town, recorder):
    with refused(OnSiteReason.CHECK_OUTSIDE_USE):
        check(recorder, town.sato, checked_on=recorder.in_use_from - timedelta(days=1))
    recorder.retired_on = TODAY - timedelta(days=1)
    recorder.save()
    with refused(OnSiteReason.CHECK_OUTSIDE_USE):
        check(recorder, town.sato)


def test_refuses_a_frame_of_tomorrow_unless_the_clock_explains_it(town, recorder):
    tomorrow = datetime(2026, 11, 24, 9, 0, tzinfo=JAPAN)
    with refused(OnSiteReason.FRAME_IN_FUTURE):
        check(recorder, town.sato, newest_frame_at=tomorrow)

    assert check(recorder, town.sato, newest_frame_at=tomorrow, clock_error=86_400).pk


def test_refuses_frames_the_wrong_way_round_and_keeps_no_photo(town, recorder):
    with pytest.raises(ValidationError, match="いちばん古い映像より前"):
        check(
            recorder,
            town.sato,
            oldest_frame_at=datetime(2026, 11, 23, 9, 51, tzinfo=JAPAN),
            photo=("設定.png", PNG),
        )
    assert not StoredFile.objects.exists()


def test_a_check_can_neither_be_changed_nor_deleted():
    made = RecorderCheckFactory()
    for change in (made.save, made.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert RecorderCheck.objects.get() == made
