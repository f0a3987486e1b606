"""retention.rules.recorder_check: due days of recorder_checks.csv, and what a check says."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.period import JAPAN, RetentionTerm
from retention.rules.recorder_check import (
    Seen,
    clock_label,
    days_in_force,
    judge,
    missed_checks,
    missed_due,
    next_check_due,
)
from tests.unit.worked_cases import cases, moment, number

FORTNIGHT = (RetentionTerm(14, date(2026, 4, 1)),)
CHECKED_ON = date(2026, 11, 23)


def seen(**changes) -> Seen:
    usual = {
        "checked_on": CHECKED_ON,
        "oldest_frame_at": datetime(2026, 11, 9, 0, 5, tzinfo=JAPAN),
        "newest_frame_at": datetime(2026, 11, 23, 9, 58, tzinfo=JAPAN),
        "clock_error": 0,
        "set_days": 14,
        "plays": True,
    }
    return Seen(**usual | changes)


def found(terms=FORTNIGHT, **changes) -> list[tuple[str, str]]:
    return [(each.sentence, each.clause) for each in judge(seen(**changes), terms)]


@pytest.mark.parametrize(
    ("last", "on", "due", "missed"),
    cases(
        "recorder_checks.csv", "最後の点検日", "見る日", "次の期限", "点検のない回数", named_by=2
    ),
)
def test_worked_case(last, on, due, missed):
    last_on, seen_on = moment(last).date(), moment(on).date()

    assert next_check_due(last_on) == moment(due).date()
    assert missed_checks(last_on, seen_on) == number(missed)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 800))
def test_what_was_missed_last_has_passed_and_what_comes_next_has_not(last, days):
    on = last + timedelta(days=days)
    missed = missed_checks(last, on)

    assert not missed or missed_due(last, missed) < on
    assert missed_due(last, missed + 1) >= on


def test_the_last_day_of_the_fortnight_is_well():
    assert found() == []


def test_a_frame_of_the_day_before_is_past_the_regulations():
    assert found(oldest_frame_at=datetime(2026, 11, 8, 23, 59, tzinfo=JAPAN)) == [
        ("保存期間を過ぎた映像が残っています（最終保存日は令和8年11月22日でした）。", "規程5(3)")
    ]


def test_more_than_a_month_is_named_by_the_guideline():
    (sentence, clause), *rest = found((), oldest_frame_at=datetime(2026, 10, 22, 12, tzinfo=JAPAN))

    assert sentence.startswith("最長1カ月を超える映像が残っています")
    assert clause == "ガイドライン3(3)イ"
    assert rest == []


def test_thirty_one_days_within_a_calendar_month_are_past_thirty_days():
    """October has 31 days: one month from the 23rd ends on 23 November, 30 days end on the 22nd."""
    (found_one,) = found((), oldest_frame_at=datetime(2026, 10, 23, 12, tzinfo=JAPAN))

    assert found_one == (
        "保存期間を過ぎた映像が残っています（最終保存日は令和8年11月22日でした）。",
        "規程5(3)",
    )


def test_the_clocks_error_is_taken_off_the_frames():
    """A clock that fell back by a year shows frames a year old, which they are not."""
    year = timedelta(days=365)
    back = {
        "clock_error": -int(year.total_seconds()),
        "oldest_frame_at": seen().oldest_frame_at - year,
        "newest_frame_at": seen().newest_frame_at - year,
    }

    assert found(**back) == [("録画装置の時計が365日遅れています。", "本システムの定め")]
    assert seen(**back).days_held == 14


@pytest.mark.parametrize(("days", "ill"), [(14, False), (15, True)])
def test_set_days_are_measured_by_the_regulations(days, ill):
    sentence = f"録画装置の設定が{days}日で、保存期間の14日より長くなっています。"
    assert found(set_days=days) == ([(sentence, "規程5(3)")] if ill else [])


def test_without_regulations_thirty_days_may_be_set():
    assert found((), set_days=30) == []
    assert len(found((), set_days=31)) == 1


@pytest.mark.parametrize(("error", "ill"), [(60, False), (61, True), (-60, False), (-61, True)])
def test_a_minute_of_the_clock_is_borne(error, ill):
    assert bool(found(clock_error=error)) is ill


@pytest.mark.parametrize(("day", "ill"), [(22, False), (21, True)])
def test_a_recording_that_stopped_is_seen_by_its_newest_frame(day, ill):
    stopped = found(newest_frame_at=datetime(2026, 11, day, 23, 50, tzinfo=JAPAN))

    assert [clause for _, clause in stopped] == (["本システムの定め"] if ill else [])


def test_what_does_not_play_is_told():
    assert found(plays=False) == [("映像を再生できませんでした。", "本システムの定め")]


def test_the_gravest_comes_first():
    ill = found(
        oldest_frame_at=datetime(2026, 9, 1, tzinfo=JAPAN),
        newest_frame_at=datetime(2026, 11, 1, tzinfo=JAPAN),
        set_days=99,
        clock_error=3600,
        plays=False,
    )

    assert [sentence[:6] for sentence, _ in ill] == [
        "最長1カ月を",
        "録画装置の設",
        "令和8年10",
        "映像を再生で",
        "録画装置の時",
    ]


def test_the_version_in_force_on_the_day_rules():
    terms = [
        RetentionTerm(14, date(2026, 4, 1)),
        RetentionTerm(7, date(2026, 11, 24)),
        RetentionTerm(30, date(2025, 4, 1)),
    ]
    assert days_in_force(terms, date(2026, 11, 23)) == 14
    assert days_in_force(terms, date(2026, 11, 24)) == 7
    assert days_in_force(terms, date(2024, 4, 1)) == 30


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "合って"),
        (125, "2分5秒進んで"),
        (-3600, "1時間遅れて"),
        (90_061, "1日1時間1分1秒進んで"),
    ],
)
def test_the_clock_in_words(seconds, words):
    assert clock_label(seconds) == words
