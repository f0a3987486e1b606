"""記録データ: the strip, doubtful files, recorders, certificates; the city's nights."""

import pytest
from django.urls import reverse

from retention.models import Recorder
from retention.models.footage import Stage
from tests.factories.civic import PDF
from tests.factories.retention import FREE_PATTERN, NightlyRunFactory
from tests.web.pages import refused_with, source, text

RECORDER = {
    "name": "集会所の録画装置",
    "folder": "mihoncho",
    "layout": "FREE",
    "pattern": FREE_PATTERN,
    "method": "OVERWRITE_UNLINK",
    "snapshots": "控えを切りました。",
    "in_use_from": "R8.11.1",
}


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def test_shows_days_nights_and_recorders(sato, town, house):
    page = text(sato.get(at(town, "footage")))

    assert "集会所の録画装置" in page
    assert "消去証明書" in page
    assert "撮影日時の分からない映像が1本あります" in page


def test_a_doubtful_file_gets_its_day(sato, town, house):
    assert house.undated.path in text(sato.get(at(town, "undated")))

    sato.post(at(town, "date_footage", house.undated.pk), {"recorded_on": "R8.11.20"})

    house.undated.refresh_from_db()
    assert house.undated.stage == Stage.KEPT


def test_a_day_to_come_is_refused(sato, town, house):
    answer = sato.post(
        at(town, "date_footage", house.undated.pk), {"recorded_on": "令和8年11月24日"}
    )

    assert refused_with(answer, "撮影日は、今日までの日付に")
    assert 'value="令和8年11月24日"' in source(answer)


def test_a_file_that_has_its_day_is_not_found_here(sato, town, house):
    assert sato.get(at(town, "date_footage", house.kept.pk)).status_code == 404


def test_registers_a_recorder_with_its_channels(sato, town, house, store_root):
    (store_root / "mihoncho").mkdir()

    sato.post(at(town, "recorder_new"), RECORDER | {f"channel_{house.camera.pk}": "02"})

    made = Recorder.objects.exclude(pk=house.recorder.pk).get()
    assert [channel.key for channel in made.channels.all()] == ["02"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"folder": "../.."}, "そのフォルダーは使えません"),
        ({"folder": "nowhere"}, "そのフォルダーが見つかりません"),
        ({"pattern": "{nonsense}"}, "ファイル名の型を読み取れません"),
    ],
)
def test_a_recorder_that_cannot_be_used_is_refused(sato, town, store_root, change, sentence):
    (store_root / "mihoncho").mkdir()

    answer = sato.post(at(town, "recorder_new"), RECORDER | change)

    assert refused_with(answer, sentence, "本システムの定め")
    assert "控えを切りました。" in source(answer)


def test_the_certificate_comes_as_it_was_stored(sato, town, house):
    answer = sato.get(at(town, "certificate", house.night.pk))

    assert b"".join(answer.streaming_content) == PDF


def test_a_night_without_a_certificate_has_none(sato, town, house):
    run = NightlyRunFactory(recorder=house.recorder, sequence=2)

    assert sato.get(at(town, "certificate", run.pk)).status_code == 404


@pytest.mark.parametrize("name", ["footage", "undated", "recorder_new"])
def test_the_city_never_sees_recorders_or_footage(hayashi, town, house, name):
    assert hayashi.get(at(town, name)).status_code == 404


def test_the_city_never_sees_a_certificate(hayashi, town, house):
    assert hayashi.get(at(town, "certificate", house.night.pk)).status_code == 404


def test_the_city_sees_nights_and_narrows_to_the_troubled(hayashi, town, house):
    address = reverse("city_nights")
    assert town.home.name in text(hayashi.get(address))

    assert town.home.name not in text(hayashi.get(address, {"only": "trouble"}))
    NightlyRunFactory(recorder=house.recorder, sequence=2, troubled=True)
    assert town.home.name in text(hayashi.get(address, {"only": "trouble"}))
