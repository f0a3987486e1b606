"""A night that did not come is asked for on its own day."""

from datetime import timedelta

import pytest

from retention.models.nightly_run import Outcome
from retention.queries.city_nights import recorders_without_night
from retention.queries.duties import duties_of_association
from tests.factories.days import NOW, TODAY
from tests.factories.retention import NightlyRunFactory, RecorderFactory

YESTERDAY = TODAY - timedelta(days=1)


def missed(recorder):
    duties = duties_of_association(recorder.association_id, TODAY)
    return [(duty.reason, duty.due_on) for duty in duties if "行われていません" in duty.title]


@pytest.mark.parametrize(
    ("night", "expected"),
    [
        (TODAY, []),
        (YESTERDAY, [("昨夜の記録がありません。生活安全課に連絡してください。", TODAY)]),
    ],
)
def test_a_missed_night_is_asked_for_the_same_day(night, expected):
    run = NightlyRunFactory(night=night)

    assert missed(run.recorder) == expected


def test_a_recorder_that_never_had_a_night_is_said_so():
    recorder = RecorderFactory(recorded_at=NOW - timedelta(days=3))

    assert missed(recorder) == [
        (
            "まだ一度も消去が行われていません。生活安全課に連絡してください。",
            TODAY - timedelta(days=2),
        )
    ]


def test_a_recorder_entered_today_has_had_no_night_to_miss():
    assert missed(RecorderFactory(recorded_at=NOW)) == []


def test_a_night_that_stopped_is_told():
    run = NightlyRunFactory(outcome=Outcome.FAILED)

    titles = [duty.title for duty in duties_of_association(run.recorder.association_id, TODAY)]

    assert titles == ["集会所の録画装置の夜間の消去が途中で止まりました"]


def test_a_night_still_running_is_not_yet_done():
    done = NightlyRunFactory().recorder
    running = NightlyRunFactory(outcome=Outcome.RUNNING, finished_at=None).recorder

    waiting = [row.association_id for row in recorders_without_night(TODAY)]

    assert running.association_id in waiting
    assert done.association_id not in waiting


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    first = RecorderFactory()
    RecorderFactory.create_batch(3, association=first.association)

    with django_assert_num_queries(3):
        list(duties_of_association(first.association_id, TODAY))
