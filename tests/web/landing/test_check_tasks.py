"""「今日やること」 and 「今日の状況」 of on-site recorders: due, missed, to be mended."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.onsite import RecorderCheckFactory, on_site_recorder
from tests.web.pages import text


@pytest.fixture
def recorder(town, house):
    return on_site_recorder(association=town.home)


def at(town, name):
    return reverse(name, args=[town.home.pk])


@pytest.mark.parametrize(
    ("last", "asked"), [(date(2026, 10, 29), True), (date(2026, 11, 1), False)]
)
def test_a_check_is_asked_for_a_week_ahead(sato, town, recorder, last, asked):
    """Due on 29 November, six days ahead; due on 1 December, eight."""
    RecorderCheckFactory(recorder=recorder, checked_on=last)

    page = text(sato.get(at(town, "association_today")))

    assert ("通学路角のSDカードを点検してください" in page) is asked


def test_a_missed_check_is_counted(sato, town, recorder):
    RecorderCheckFactory(recorder=recorder, checked_on=date(2026, 10, 20))

    page = text(sato.get(at(town, "association_today")))

    assert "点検の記録が1回ありません。" in page
    assert "11月20日まで（3日すぎています）" in page


def test_what_the_last_check_found_is_to_be_mended(sato, town, recorder):
    RecorderCheckFactory(recorder=recorder, set_days=31)

    page = text(sato.get(at(town, "association_today")))

    assert "通学路角のSDカード：録画装置の設定が31日で、保存期間の14日より長く" in page
    assert "規程5(3)" in page


def test_many_findings_of_one_check_are_one_task(sato, town, recorder):
    RecorderCheckFactory(
        recorder=recorder, set_days=31, too_long=True, clock_error=7200, playback_seen="FAILED"
    )

    page = text(sato.get(at(town, "association_today")))

    assert page.count("通学路角のSDカード：直すところが4件あります") >= 1
    assert "最長1カ月を超える映像が残っています" in page
    assert "ほか2件。" in page
    assert "再生できませんでした" not in page


def test_a_later_check_without_findings_ends_it(sato, town, recorder):
    RecorderCheckFactory(recorder=recorder, set_days=31, checked_on=date(2026, 11, 22))
    RecorderCheckFactory(recorder=recorder)

    assert "設定が31日" not in text(sato.get(at(town, "association_today")))


def test_the_city_is_told_of_the_second_miss(hayashi, town, recorder):
    RecorderCheckFactory(recorder=recorder, checked_on=date(2026, 9, 23))
    assert "点検が" not in text(hayashi.get("/"))  # 23 October missed, today not yet over


def test_the_city_reads_which_and_since_when(hayashi, town, recorder):
    RecorderCheckFactory(recorder=recorder, checked_on=date(2026, 9, 20))

    page = text(hayashi.get("/"))

    assert "見本町一丁目自治会の録画装置の点検が2回ありません" in page
    assert "通学路角のSDカードは、令和8年11月20日までの点検の記録がありません。" in page


def test_the_city_asks_as_often_however_many_recorders_there_are(
    hayashi, town, recorder, django_assert_num_queries, django_assert_max_num_queries
):
    hayashi.get("/")
    with django_assert_max_num_queries(40) as one:
        hayashi.get("/")
    for name in ("二", "三", "四"):
        more = on_site_recorder(association=town.away, name=f"{name}台目")
        RecorderCheckFactory(recorder=more, checked_on=date(2026, 8, 1))
    with django_assert_num_queries(len(one)):
        hayashi.get("/")
