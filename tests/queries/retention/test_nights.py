"""The last nights, the coming ones, and the bars that show them."""

from datetime import datetime, timedelta

import pytest

from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.queries.chart import Column, chart
from retention.queries.city_nights import last_nights
from retention.queries.forecast import forecast
from retention.queries.night_charts import forecast_chart, nights_chart
from tests.factories.days import JAPAN, NOW, SPRING, TODAY
from tests.factories.retention import FootageFactory, NightlyRunFactory, RecorderFactory

DAY = timedelta(days=1)


@pytest.fixture
def recorder():
    return RecorderFactory(recorded_at=SPRING)


def nights_of(recorder, at=NOW):
    return last_nights(at, association_id=recorder.association_id)


def test_sums_the_runs_of_a_night(recorder):
    NightlyRunFactory(recorder=recorder, erased_count=3, worst_days_late=1, p99_days_late=1)
    second = RecorderFactory(association=recorder.association, recorded_at=SPRING)
    NightlyRunFactory(recorder=second, erased_count=4, worst_days_late=5, p99_days_late=2)

    tonight = nights_of(recorder)[0]

    assert (tonight.erased, tonight.recorders) == (7, 2)
    assert (tonight.worst_days_late, tonight.p99_days_late) == (5, 2)
    assert (tonight.missed, tonight.troubled) == (0, 0)


def test_a_night_that_never_came_is_missed(recorder):
    NightlyRunFactory(recorder=recorder)

    tonight, before, *_ = nights_of(recorder)

    assert (tonight.missed, before.missed) == (0, 1)


def test_a_night_still_running_at_six_is_missed(recorder):
    NightlyRunFactory(recorder=recorder, outcome=Outcome.RUNNING, finished_at=None)

    assert nights_of(recorder)[0].missed == 1


def test_until_six_in_the_morning_a_night_may_still_come(recorder):
    early = datetime(2026, 11, 23, 5, 59, tzinfo=JAPAN)

    assert nights_of(recorder, early)[0].missed == 0
    assert nights_of(recorder, early + timedelta(minutes=1))[0].missed == 1


def test_no_night_is_expected_before_the_recorder_is_entered_or_after_it_is_retired():
    recorder = RecorderFactory(recorded_at=NOW - 3 * DAY, retired_on=TODAY - DAY)

    missed = [night.night for night in nights_of(recorder) if night.missed]

    assert missed == [TODAY - 2 * DAY]


def test_the_city_sees_the_sum_of_all(recorder):
    NightlyRunFactory(recorder=recorder, erased_count=3)
    NightlyRunFactory(erased_count=4)

    assert last_nights(NOW)[0].erased == 7
    assert nights_of(recorder)[0].erased == 3


def test_nights_take_two_queries(recorder, django_assert_num_queries):
    for number in range(3):
        NightlyRunFactory(recorder=recorder, night=TODAY - number * DAY)

    with django_assert_num_queries(2):
        last_nights(NOW)


@pytest.mark.parametrize(
    ("facts", "kind", "note"),
    [
        ({}, "done", ""),
        ({"worst_days_late": 3, "p99_days_late": 2}, "late", "最大3日遅れ（99％は2日以内）"),
        ({"outcome": Outcome.BRAKED}, "stopped", "1台で止まったか、消せないものがあった"),
        ({"outcome": Outcome.RUNNING, "finished_at": None}, "missed", "1台で行われなかった"),
    ],
)
def test_each_night_is_drawn_by_the_worst_of_it(recorder, facts, kind, note):
    NightlyRunFactory(recorder=recorder, **facts)

    column = nights_chart(nights_of(recorder)).bars[-1].column

    assert (column.kind, column.note) == (kind, note)


def test_the_picture_says_in_words_what_it_shows(recorder):
    for number in range(31):
        late = {"worst_days_late": 2} if number == 4 else {}
        NightlyRunFactory(recorder=recorder, night=TODAY - number * DAY, erased_count=2, **late)

    assert nights_chart(nights_of(recorder)).summary == "62本を消去。遅れて消去した夜は1回。"


# --- Forecast ---


def keep(recorder, last_day, **facts):
    return FootageFactory(
        recorder=recorder, recorded_on=TODAY - 20 * DAY, last_day_kept=last_day, **facts
    )


def test_a_file_goes_in_the_night_after_its_last_day(recorder):
    keep(recorder, TODAY)
    keep(recorder, TODAY + 3 * DAY)

    coming = forecast(recorder.association_id, TODAY)

    assert coming.tonight_count == 1
    tonight = forecast_chart(coming).bars[0].column
    assert (tonight.kind, tonight.mark) == ("tonight", "今夜 1本")
    assert dict(coming.nights)[TODAY + 4 * DAY] == 1


def test_a_late_file_is_reckoned_for_tonight(recorder):
    keep(recorder, TODAY - 5 * DAY)
    keep(recorder, TODAY - 5 * DAY, stage=Stage.ERASING)

    coming = forecast(recorder.association_id, TODAY)

    assert (coming.tonight_count, coming.late_count) == (2, 2)
    assert forecast_chart(coming).bars[0].column.kind == "overdue"


def test_a_hold_moves_a_file_to_the_night_after_its_end(recorder):
    keep(recorder, TODAY - 5 * DAY, held_until=TODAY + 2 * DAY)
    keep(recorder, TODAY - 5 * DAY, held_until=TODAY + 90 * DAY)

    coming = forecast(recorder.association_id, TODAY)

    assert dict(coming.nights)[TODAY + 3 * DAY] == 1
    assert (coming.whole_count, coming.later_count) == (1, 1)


def test_a_hold_shorter_than_the_last_day_changes_nothing(recorder):
    keep(recorder, TODAY + 5 * DAY, held_until=TODAY)

    assert dict(forecast(recorder.association_id, TODAY).nights)[TODAY + 6 * DAY] == 1


def test_what_is_gone_or_undated_is_not_foretold(recorder):
    keep(recorder, TODAY, stage=Stage.ERASED)
    FootageFactory(recorder=recorder, undated=True)

    assert forecast(recorder.association_id, TODAY).whole_count == 0


def test_the_forecast_takes_one_query(recorder, django_assert_num_queries):
    keep(recorder, TODAY)

    with django_assert_num_queries(1):
        forecast(recorder.association_id, TODAY)


# --- Geometry ---


def test_the_highest_bar_stands_on_the_line_and_nothing_is_lower_than_seen():
    made = chart("x", "", "", [Column("a", 1000, ""), Column("b", 1, ""), Column("c", 0, "")])

    highest, least, none = made.bars
    assert highest.y + highest.height == made.base
    assert (least.height, none.height) == (3, 0)
    assert (highest.middle, none.middle) == ("16.67%", "83.33%")


def test_four_days_stand_under_a_long_line_and_two_under_a_short_one():
    long = chart("x", "", "", [Column(str(number), 1, "") for number in range(31)])
    short = chart("x", "", "", [Column("a", 1, ""), Column("b", 1, "")])

    assert [tick.label for tick in long.ticks] == ["0", "10", "20", "30"]
    assert [tick.anchor for tick in long.ticks] == ["start", "middle", "middle", "end"]
    assert [tick.label for tick in short.ticks] == ["a", "b"]


def test_a_chart_of_nothing_has_no_bars_to_divide_by():
    made = chart("x", "", "", [Column("a", 0, "")])

    assert (made.most, made.bars[0].height) == (0, 0)
