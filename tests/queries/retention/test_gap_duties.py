"""A camera that has stopped recording becomes a duty before anybody asks for its footage."""

from datetime import timedelta

import pytest

from retention.models import NightlyRun
from retention.models.footage import Stage
from retention.queries.gap_duties import duties_of_gaps
from tests.factories.days import TODAY
from tests.factories.retention import FootageFactory


def titles(channel) -> list[str]:
    return [duty.title for duty in duties_of_gaps(channel.recorder.association_id, TODAY)]


def film(channel, days_ago, **facts):
    FootageFactory(
        recorder=channel.recorder,
        channel=channel,
        recorded_on=TODAY - timedelta(days=days_ago),
        **facts,
    )


@pytest.mark.parametrize(("newest", "duties"), [(1, 0), (2, 0), (3, 1), (9, 1)])
def test_two_full_days_of_silence_are_a_duty(channel, newest, duties):
    film(channel, newest)

    assert len(titles(channel)) == duties


def test_says_which_camera_and_since_when(channel):
    film(channel, 4)

    number = channel.camera.site.number
    assert titles(channel) == [
        f"{number}号カメラの映像が、11月19日を最後に、2日以上記録されていません"
    ]


def test_it_stays_a_duty_when_the_last_footage_has_been_erased(channel):
    film(channel, 20, stage=Stage.ERASED)

    assert len(titles(channel)) == 1


def test_a_camera_that_never_recorded_is_left_to_its_installation(channel):
    assert titles(channel) == []


def test_days_that_nobody_looked_at_are_not_held_against_a_camera(channel):
    NightlyRun.objects.update(night=TODAY - timedelta(days=5))
    film(channel, 6)

    assert titles(channel) == []


def test_a_camera_taken_down_is_no_duty(channel):
    film(channel, 9)
    channel.camera.removed_on = TODAY
    channel.camera.save()

    assert titles(channel) == []


def test_takes_two_queries(channel, django_assert_num_queries):
    film(channel, 9)

    with django_assert_num_queries(2):
        list(duties_of_gaps(channel.recorder.association_id, TODAY))
