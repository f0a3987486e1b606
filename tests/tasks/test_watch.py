"""A night that failed is noticed by another path than its own, and mailed once (規程5(3))."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from associations.models import Notice
from civic.actors import SystemActor
from retention.actions.notice_failed_nights import notice_failed_nights
from retention.models import MissedNight
from retention.models.nightly_run import Outcome
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.nights import MissedNightFactory
from tests.factories.retention import NightlyRunFactory, RecorderFactory

WATCH = SystemActor("watch")


@pytest.fixture
def recorder(town):
    return RecorderFactory(association=town.home)


def notice(on=TODAY, at=NOW):
    return notice_failed_nights(on=on, by=WATCH, at=at)


def test_a_night_that_did_not_come_is_mailed_to_officers_and_city(recorder, town):
    notice()

    assert set(Notice.objects.values_list("to", flat=True)) == {
        town.sato.email,
        town.hayashi.email,
    }
    assert "朝6時になっても" in Notice.objects.first().body


def test_is_mailed_once(recorder):
    notice()
    before = Notice.objects.count()

    assert notice() == []
    assert Notice.objects.count() == before
    assert MissedNight.objects.count() == 1


def test_a_night_that_came_is_not_mailed(recorder):
    NightlyRunFactory(recorder=recorder, night=TODAY)

    assert notice() == []


def test_a_night_still_running_at_six_has_not_come(recorder):
    NightlyRunFactory(recorder=recorder, night=TODAY, outcome=Outcome.RUNNING, finished_at=None)

    assert [failed.recorder for failed in notice()] == [recorder]


def test_a_recorder_entered_today_has_no_night_yet(town):
    RecorderFactory(association=town.home, recorded_at=NOW)

    assert notice() == []


def test_the_first_night_in_trouble_mails_nothing_twice(recorder):
    NightlyRunFactory(recorder=recorder, troubled=True)

    notice()

    assert MissedNight.objects.get().in_a_row == 1
    assert not Notice.objects.exists()


def test_a_second_night_in_a_row_escalates(recorder):
    MissedNightFactory(recorder=recorder)
    NightlyRunFactory(recorder=recorder, troubled=True)

    notice()

    assert MissedNight.objects.get(night=TODAY).in_a_row == 2
    assert all(each.subject.startswith("【至急・2晩続き】") for each in Notice.objects.all())
    assert Notice.objects.exists()


@pytest.mark.parametrize(("hour", "mails"), [(5, 0), (6, 2)])
def test_the_command_looks_from_six_on_and_sends_by_itself(recorder, clock, hour, mails):
    clock.move_to(datetime(2026, 11, 23, hour, 0, tzinfo=JAPAN))

    call_command("watch_nights")

    assert len(mail.outbox) == mails


def test_asks_three_questions_of_the_database_whatever_the_recorders(
    town, django_assert_num_queries
):
    from retention.queries.failed_nights import failed_nights  # noqa: PLC0415

    for _ in range(5):
        RecorderFactory(association=town.home, recorded_at=NOW - timedelta(days=3))

    with django_assert_num_queries(3):
        assert len(list(failed_nights(TODAY))) == 5
