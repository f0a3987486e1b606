"""The action `remind_checks`: once a missed month, to the officers and to the city."""

from datetime import date, timedelta

import pytest

from associations.models import Notice
from civic.actors import SystemActor
from civic.models import JournalEntry
from retention.actions.remind_checks import remind_checks
from tests.actions.refusals import last_entry
from tests.factories.days import NOW, TODAY
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder

LAST = date(2026, 9, 20)  # 20 October and 20 November were missed


def remind(on=TODAY):
    return remind_checks(on=on, at=NOW, by=SystemActor("nightly"))


@pytest.fixture
def recorder(town):
    recorder = on_site_recorder(association=town.home)
    RecorderCheckFactory(recorder=recorder, checked_on=LAST)
    return recorder


def test_the_second_miss_is_mailed_to_leaders_and_city(recorder):
    assert remind() == 1

    assert set(Notice.objects.values_list("to", flat=True)) == {
        "sato@example.invalid",
        "hayashi@example.invalid",
        "ono@example.invalid",
    }
    notice = Notice.objects.first()
    assert "通学路角のSDカード" in notice.body
    assert "令和8年11月20日までの点検の記録がありません。続けて2回目です。" in notice.body
    assert last_entry().facts == {"期限": "2026-11-20", "回数": 2, "宛先の数": 3}


@pytest.mark.parametrize("on", [TODAY, TODAY + timedelta(days=5), date(2026, 12, 20)])
def test_the_same_missed_month_is_never_mailed_twice(recorder, on):
    remind()

    assert remind(on) == 0
    assert Notice.objects.count() == 3


def test_the_third_miss_is_mailed_again(recorder):
    remind()

    assert remind(date(2026, 12, 21)) == 1
    assert JournalEntry.objects.filter(verb="点検がないことを知らせた").count() == 2


def test_the_first_miss_is_the_associations_own(recorder):
    assert remind(date(2026, 11, 20)) == 0
    assert not Notice.objects.exists()


def test_a_check_ends_it(recorder):
    RecorderCheckFactory(recorder=recorder, checked_on=TODAY)

    assert remind() == 0


def test_a_recorder_that_was_never_checked_counts_from_the_day_it_was_entered(town):
    on_site_recorder(association=town.home, recorded_at=NOW - timedelta(days=62))

    assert remind() == 1


def test_a_recorder_of_the_night_or_out_of_use_is_left_alone(town, house, recorder):
    recorder.retired_on = TODAY
    recorder.save()

    assert remind() == 0
