"""The hub, one day and one night: what is read there, and that it stays quick."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from associations.rules.roles import Role
from retention.models.nightly_run import Outcome
from retention.rules.findings import Finding
from tests.factories.associations import AppointmentFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW, TODAY
from tests.factories.nights import BrakeStopFactory
from tests.factories.retention import (
    ErasureFactory,
    FootageFactory,
    NightlyRunFactory,
    RecorderFactory,
)
from tests.web.pages import source, text
from tests.web.retention.test_footage import at

pytestmark = pytest.mark.slow

DAY = TODAY - timedelta(days=10)


def day_page(client, town, day: date = DAY, **query):
    return client.get(at(town, "footage_day", day), query)


# --- The hub ---


def test_the_hub_foretells_tonight_and_shows_the_strip(sato, town, house):
    FootageFactory(recorder=house.recorder, channel=house.channel, last_day_kept=TODAY)

    page = text(sato.get(at(town, "footage")))

    assert "今夜（令和8年11月24日 0時30分）は、 1本 を消去する見込みです。" in page
    assert "これから録画される映像は入っていません。" in page
    assert "今夜消去 1本" in page


def test_the_hub_says_first_what_needs_doing(sato, town, house):
    page = text(sato.get(at(town, "footage")))

    assert page.index("撮影日時の分からない映像が1本あります") < page.index("残っている映像")


def test_the_forecast_says_that_a_brake_holds_it_back(sato, town, house):
    sentence = "2人が確かめるまで消去しません"
    assert sentence not in text(sato.get(at(town, "footage")))

    BrakeStopFactory(run__recorder=house.recorder, run__sequence=2)
    assert sentence in text(sato.get(at(town, "footage")))


def test_what_is_wanted_soonest_stands_first(sato, town, house):
    page = text(sato.get(at(town, "footage")))
    order = ["警察などから", "行うこと", "残っている映像", "手続き", "これからの消去", "夜間の消去"]
    found = [page.index(word, page.index("警察などから")) for word in order]

    assert found == sorted(found)


def test_each_day_leads_to_its_page(sato, town, house):
    address = at(town, "footage_day", DAY)

    assert f'href="{address}"' in source(sato.get(at(town, "footage")))


def test_a_new_association_reads_calm_sentences(yamamoto, town):
    (home,) = town.yamamoto.posts.association_ids
    page = text(yamamoto.get(reverse("footage", args=[home])))

    assert "夜間の消去は、まだ行われていません。" in page
    assert "これから30夜のうちに消去する映像はありません。" in page


def test_earlier_nights_are_folded_away(sato, town, house):
    for number in range(1, 8):
        NightlyRunFactory(recorder=house.recorder, night=TODAY - timedelta(days=number))

    assert "もっと前の消去を見る（3件）" in text(sato.get(at(town, "footage")))


# --- A day ---


def test_a_day_says_why_each_file_is_still_there(sato, town, house):
    page = text(day_page(sato, town))

    assert house.kept.path in page
    assert "最終保存日は令和8年11月27日です。" in page
    assert "規程の14日" in page


def test_a_long_day_comes_in_pages_and_by_camera(sato, town, house):
    FootageFactory.create_batch(60, recorder=house.recorder, channel=house.channel, recorded_on=DAY)
    unknown = FootageFactory(recorder=house.recorder, recorded_on=DAY)

    assert "1 / 2 ページ（全62件）" in text(day_page(sato, town))
    alone = text(day_page(sato, town, camera="unknown"))
    assert unknown.path in alone
    assert house.kept.path not in alone


def test_a_day_says_in_which_night_its_files_went(sato, town, house):
    ErasureFactory(run=house.night, recorded_on=DAY)

    page = day_page(sato, town)

    assert at(town, "night", house.night.pk) in source(page)
    assert "1本の記録を残しました" in text(page)


def test_a_day_without_footage_says_so(sato, town, house):
    FootageFactory(
        recorder=house.recorder, channel=house.channel, recorded_on=TODAY - timedelta(days=4)
    )

    page = text(day_page(sato, town, TODAY - timedelta(days=3)))

    assert "録画なし" in page
    assert "この日の映像は、残っていません。" in page


def test_only_handlers_are_offered_playback(tanaka, town, house, client_for):
    address = reverse("playback", args=[town.home.pk, house.kept.pk])
    deputy = AppointmentFactory(association=town.home, role=Role.VICE_CHAIR, post="副会長")

    assert address in source(day_page(tanaka, town))
    without = day_page(client_for(deputy.user), town)
    assert address not in source(without)
    assert house.kept.path in text(without)


def test_what_is_past_its_last_day_is_not_offered_for_playback(sato, town, house):
    late = FootageFactory(
        recorder=house.recorder,
        channel=house.channel,
        recorded_on=DAY,
        last_day_kept=TODAY - timedelta(days=1),
    )

    assert reverse("playback", args=[town.home.pk, late.pk]) not in source(day_page(sato, town))


@pytest.mark.parametrize("day", ["2026-13-01", "yesterday"])
def test_a_day_that_does_not_exist_is_not_found(sato, town, house, day):
    assert sato.get(at(town, "footage_day", day)).status_code == 404


def test_another_associations_files_are_not_on_the_day(sato, town, house):
    stranger = FootageFactory(path="stranger.avi", recorded_on=DAY)

    assert stranger.path not in text(day_page(sato, town))


@pytest.mark.parametrize("name", ["footage", "footage_day"])
def test_the_number_of_queries_does_not_grow(sato, town, house, name):
    address = at(town, name, *([DAY] if name == "footage_day" else []))
    with CaptureQueriesContext(connection) as before:
        sato.get(address)
    FootageFactory.create_batch(20, recorder=house.recorder, channel=house.channel, recorded_on=DAY)
    for number in range(1, 6):
        NightlyRunFactory(recorder=house.recorder, night=TODAY - timedelta(days=number))

    with CaptureQueriesContext(connection) as after:
        sato.get(address)

    assert len(after) <= len(before)


# --- A night ---


def test_a_night_tells_what_was_found_and_how_late(sato, town, house):
    run = NightlyRunFactory(
        recorder=house.recorder,
        sequence=2,
        erased_count=5,
        worst_days_late=3,
        p99_days_late=2,
        due_count=7,
        expected_count=6,
        findings={Finding.DUPLICATE.value: 4, Finding.GONE.value: 0},
        plan_digest="ab" * 32,
    )

    page = text(sato.get(at(town, "night", run.pk)))

    assert "99％の映像は2日以内" in page
    assert Finding.DUPLICATE.sentence in page
    assert Finding.GONE.label not in page
    assert "ab" * 32 in page


def test_a_night_that_erased_nothing_is_not_praised(sato, town, house):
    run = NightlyRunFactory(recorder=house.recorder, sequence=2, outcome=Outcome.STORE_MISSING)

    assert "遅れなし" not in text(sato.get(at(town, "night", run.pk)))


def test_a_braked_night_leads_to_its_brake(sato, town, house):
    stop = BrakeStopFactory(run__recorder=house.recorder, run__sequence=2)

    assert at(town, "brake", stop.pk) in source(sato.get(at(town, "night", stop.run_id)))


def test_a_night_waits_for_its_paper_until_it_is_made(sato, town, house):
    made, waiting, empty = (
        NightlyRunFactory(recorder=house.recorder, sequence=number, erased_count=count)
        for number, count in ((5, 2), (6, 2), (7, 0))
    )
    made.certificate = StoredFileFactory()
    made.save()

    said = [text(sato.get(at(town, "night", run.pk))) for run in (made, waiting, empty)]

    assert ["作成を待っています" in page for page in said] == [False, True, False]


def test_a_strangers_night_is_not_found(sato, town):
    assert sato.get(at(town, "night", NightlyRunFactory().pk)).status_code == 404


# --- The city ---


def test_the_city_sees_lateness_and_missed_nights_of_all(hayashi, town, house):
    NightlyRunFactory(recorder=house.recorder, sequence=2, worst_days_late=4, p99_days_late=3)
    RecorderFactory(association=town.home, recorded_at=NOW - timedelta(days=3))

    page = text(hayashi.get(reverse("city_nights")))

    assert "最大4日遅れ（99％は3日以内）" in page
    assert "1台で行われなかった" in page
    assert ".avi" not in page
