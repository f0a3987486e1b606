"""The retention strip: what each of the last 31 days of a camera is drawn as."""

from datetime import date, timedelta

import pytest

from retention.models import Recorder
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.queries.day_kinds import DayKind
from retention.queries.strip import StripRow, retention_strip, strip_of_day
from tests.factories.cameras import CameraFactory
from tests.factories.days import NOW, TODAY
from tests.factories.retention import (
    ChannelFactory,
    ErasureFactory,
    FootageFactory,
    NightlyRunFactory,
)

YESTERDAY = TODAY - timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def film(channel, days_ago: int, **facts):
    return FootageFactory(
        recorder=channel.recorder, channel=channel, recorded_on=ago(days_ago), **facts
    )


def strip_of(channel):
    return retention_strip(channel.recorder.association_id, TODAY)


def row_of(channel) -> StripRow:
    return strip_of(channel).rows[0]


def kind_on(channel, days_ago: int) -> DayKind:
    return next(day.kind for day in row_of(channel).days if day.day == ago(days_ago))


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({}, DayKind.KEPT),
        ({"last_day_kept": TODAY}, DayKind.TONIGHT),
        ({"last_day_kept": YESTERDAY}, DayKind.OVERDUE),
        ({"stage": Stage.ERASING}, DayKind.OVERDUE),
        ({"last_day_kept": YESTERDAY, "held_until": ago(-9)}, DayKind.HELD),
        ({"held_until": ago(-1)}, DayKind.HELD),
        # a hold that ends today no longer keeps it from tonight's work
        ({"last_day_kept": YESTERDAY, "held_until": TODAY}, DayKind.TONIGHT),
        ({"last_day_kept": YESTERDAY, "held_until": YESTERDAY}, DayKind.OVERDUE),
        ({"stage": Stage.ERASED}, DayKind.ERASED),
        ({"stage": Stage.MISSING}, DayKind.MISSING),
    ],
)
def test_a_file_is_drawn_by_what_lies_before_it(channel, facts, kind):
    film(channel, 5, **facts)

    assert kind_on(channel, 5) is kind


def test_a_day_without_footage_after_the_first_is_a_gap(channel):
    film(channel, 5)
    film(channel, 3)

    assert kind_on(channel, 4) is DayKind.GAP
    assert kind_on(channel, 6) is DayKind.BEFORE


def test_a_camera_that_never_recorded_has_gaps_since_it_was_connected(channel):
    assert kind_on(channel, 13) is DayKind.GAP


def test_today_is_not_yet_looked_at(channel):
    film(channel, 1)

    assert kind_on(channel, 0) is DayKind.UNSEEN


def test_days_after_the_last_night_that_read_the_store_are_unknown(channel):
    channel.recorder.nights.update(night=ago(3))
    NightlyRunFactory(recorder=channel.recorder, outcome=Outcome.STORE_MISSING)
    film(channel, 5)

    assert kind_on(channel, 4) is DayKind.GAP
    assert kind_on(channel, 3) is DayKind.UNSEEN


def test_a_recorder_entered_today_was_looked_at_today(channel):
    channel.recorder.nights.all().delete()
    Recorder.objects.update(recorded_at=NOW)
    film(channel, 3)

    assert kind_on(channel, 1) is DayKind.GAP


def test_the_most_urgent_kind_is_drawn_and_the_others_are_told(channel):
    film(channel, 14, last_day_kept=TODAY)
    film(channel, 14, last_day_kept=TODAY, held_until=ago(-9))

    day = next(day for day in row_of(channel).days if day.day == ago(14))

    assert day.kind is DayKind.HELD
    assert day.title == "11月9日 保全中 1本、今夜消去 1本"


def test_it_goes_back_to_the_first_day_31_at_most(channel):
    film(channel, 3)
    assert len(row_of(channel).days) == 14

    film(channel, 40, stage=Stage.ERASED)
    assert len(row_of(channel).days) == 31


def test_what_is_older_and_still_there_is_not_lost(channel):
    film(channel, 60, held_until=ago(-9))
    film(channel, 61, stage=Stage.ERASED)

    assert [day.day for day in row_of(channel).older] == [ago(60)]


def test_undated_files_are_counted_because_they_have_no_place(channel):
    FootageFactory(recorder=channel.recorder, undated=True)

    assert strip_of(channel).undated_count == 1
    assert row_of(channel).older == ()


def test_files_of_no_known_channel_have_a_row_without_gaps(channel):
    film(channel, 2)
    FootageFactory(recorder=channel.recorder, recorded_on=ago(4))

    unknown = strip_of(channel).rows[1]

    assert unknown.label == "カメラ不明"
    assert unknown.count_of(DayKind.GAP) == 0


def test_a_camera_taken_down_has_no_more_gaps(channel):
    film(channel, 5)
    channel.camera.removed_on = ago(4)
    channel.camera.save()

    assert row_of(channel).count_of(DayKind.GAP) == 0


def test_a_camera_on_two_recorders_records_when_either_does(channel):
    second = ChannelFactory(
        recorder__association=channel.recorder.association, camera=channel.camera
    )
    NightlyRunFactory(recorder=second.recorder)
    film(channel, 5)
    film(second, 4)

    assert len(strip_of(channel).rows) == 1
    assert kind_on(channel, 4) is DayKind.KEPT


def test_the_table_says_days_of_one_kind_in_one_line(channel):
    film(channel, 3)
    film(channel, 2)

    said = [(span.label, span.first.kind, span.count) for span in row_of(channel).spans]

    assert ("11月20日～11月21日（2日）", DayKind.KEPT, 2) in said
    assert ("11月22日", DayKind.GAP, 0) in said


def test_another_association_is_not_in_it(channel):
    stranger = ChannelFactory()
    film(stranger, 2)

    assert len(strip_of(channel).rows) == 1
    assert row_of(channel).count_of(DayKind.KEPT) == 0


def test_the_number_of_queries_does_not_grow(channel, django_assert_num_queries):
    association = channel.recorder.association
    for number in range(2, 5):
        camera = CameraFactory(site__association=association)
        other = ChannelFactory(recorder=channel.recorder, camera=camera, key=f"{number:02}")
        film(other, number)
    ErasureFactory(run=channel.recorder.nights.get())

    with django_assert_num_queries(6):
        retention_strip(association.pk, TODAY)
    with django_assert_num_queries(5):
        strip_of_day(association.pk, TODAY, TODAY)


def test_one_day_alone_is_as_the_strip_shows_it(channel):
    started, gap = TODAY - timedelta(days=9), TODAY - timedelta(days=5)
    for day in (TODAY - timedelta(days=45), started, TODAY - timedelta(days=2)):
        FootageFactory(recorder=channel.recorder, channel=channel, recorded_on=day)
    FootageFactory(recorder=channel.recorder, recorded_on=gap)
    strip = strip_of(channel)
    shown = {each.day for row in strip.rows for each in (*row.older, *row.days)}

    assert {TODAY - timedelta(days=45), started, gap} <= shown
    for day in shown:
        expected = [
            (row.label, each)
            for row in strip.rows
            for each in (*row.older, *row.days)
            if each.day == day and each.kind is not DayKind.BEFORE
        ]
        assert strip_of_day(channel.recorder.association_id, day, TODAY) == expected
