"""On-site recorders: which kind, the monthly check, what it says, and who is told."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from retention.models import Recorder, RecorderCheck
from retention.models.recorder import Kind
from tests.factories.civic import PNG, StoredFileFactory
from tests.factories.days import JAPAN, TODAY
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder
from tests.web.pages import refused_with, source, text

CHECK = {
    "checked_on": "R8.11.23",
    "oldest_on": "令和8年11月10日",
    "oldest_time": "08:00",
    "newest_on": "R8.11.23",
    "newest_time": "09:50",
    "clock": "RIGHT",
    "set_days": "１４",
    "playback_seen": "SEEN",
}


@pytest.fixture
def recorder(town, house):
    return on_site_recorder(association=town.home)


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def test_the_first_question_is_which_kind(sato, town):
    page = source(sato.get(at(town, "recorder_kind")))

    assert "このシステムが毎晩消去する" in page
    assert "現地で上書きされる（SDカードなど）" in page
    assert at(town, "recorder_new") in page
    assert at(town, "recorder_new_on_site") in page


def test_is_registered_with_the_cameras_that_were_ticked(sato, town, house):
    answer = sato.post(
        at(town, "recorder_new_on_site"),
        {"name": "通学路角のSDカード", "cameras": ["1号"], "in_use_from": "R8.11.1"},
    )

    made = Recorder.objects.get(kind=Kind.ON_SITE)
    assert answer.url == at(town, "recorder_checks", made.pk)
    assert [(each.key, each.camera) for each in made.channels.all()] == [("1号", house.camera)]


def test_without_a_camera_nothing_is_registered(sato, town, house):
    answer = sato.post(
        at(town, "recorder_new_on_site"), {"name": "SDカード", "in_use_from": "R8.11.1"}
    )

    assert refused_with(answer, "「この録画装置に録画するカメラ」を選んでください。")
    assert not Recorder.objects.on_site().exists()


def test_a_check_is_recorded_as_it_was_seen(tanaka, town, recorder):
    photo = SimpleUploadedFile("設定.png", PNG, content_type="image/png")
    answer = tanaka.post(at(town, "recorder_check_new", recorder.pk), CHECK | {"photo": photo})

    assert answer.url == at(town, "recorder_checks", recorder.pk)
    made = RecorderCheck.objects.get()
    assert made.oldest_frame_at == datetime(2026, 11, 10, 8, 0, tzinfo=JAPAN)
    assert (made.clock_error, made.set_days, made.recorded_by) == (0, 14, town.tanaka)
    photograph = tanaka.get(at(town, "recorder_check_photo", recorder.pk, made.pk))
    assert b"".join(photograph.streaming_content) == PNG


@pytest.mark.parametrize(("clock", "seconds"), [("AHEAD", 3_785), ("BEHIND", -3_785)])
def test_the_clock_is_asked_in_words(sato, town, recorder, clock, seconds):
    off = {"clock": clock, "clock_hours": "1", "clock_minutes": "3", "clock_seconds": "5"}
    sato.post(at(town, "recorder_check_new", recorder.pk), CHECK | off)

    assert RecorderCheck.objects.get().clock_error == seconds


def test_a_clock_that_is_right_and_nine_minutes_off_is_asked_about_again(sato, town, recorder):
    both = CHECK | {"clock": "RIGHT", "clock_minutes": "9"}

    answer = sato.post(at(town, "recorder_check_new", recorder.pk), both)

    assert "ずれも書いてあります" in text(answer)
    assert not recorder.checks.exists()


def test_a_clock_that_is_off_is_off_by_something(sato, town, recorder):
    answer = sato.post(at(town, "recorder_check_new", recorder.pk), CHECK | {"clock": "AHEAD"})

    assert refused_with(answer, "時計が何分、何秒ずれているかを入れてください。")
    assert 'value="令和8年11月10日"' in source(answer)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"checked_on": "R8.11.24"}, "点検した日は、今日までの日付に"),
        ({"newest_on": "R8.11.24"}, "いちばん新しい映像の日時が、点検した日より後に"),
        ({"newest_on": "R8.11.9"}, "いちばん古い映像より前になっています"),
        ({"oldest_time": "25時"}, "時刻は「14:05」のように"),
    ],
)
def test_what_cannot_be_is_refused_with_everything_kept(sato, town, recorder, change, sentence):
    answer = sato.post(at(town, "recorder_check_new", recorder.pk), CHECK | change)

    assert refused_with(answer, sentence)
    assert not RecorderCheck.objects.exists()


def test_a_recorder_of_the_night_has_no_checks(sato, town, house):
    assert sato.get(at(town, "recorder_checks", house.recorder.pk)).status_code == 404
    assert sato.get(at(town, "recorder_check_new", house.recorder.pk)).status_code == 404


def test_the_page_says_what_was_confirmed_and_never_that_it_was_erased(sato, town, recorder):
    RecorderCheckFactory(recorder=recorder)

    page = text(sato.get(at(town, "recorder_checks", recorder.pk)))

    assert "現地上書き・点検による確認（最後の点検は令和8年11月23日）" in page
    assert "問題なし" in page
    assert "次の点検は、令和8年12月23日（水）まで" in page
    assert "消去済" not in page


def test_what_is_wrong_stands_on_top_with_what_to_do(sato, town, recorder):
    RecorderCheckFactory(recorder=recorder, too_long=True)

    page = text(sato.get(at(town, "recorder_checks", recorder.pk)))

    assert "最長1カ月を超える映像が残っています" in page
    assert "録画装置の設定を短くして" in page
    assert "ガイドライン3(3)イ" in page


def test_the_list_asks_as_often_however_many_checks_there_are(
    sato, town, recorder, django_assert_num_queries, django_assert_max_num_queries
):
    RecorderCheckFactory(recorder=recorder, photo=StoredFileFactory())
    address = at(town, "recorder_checks", recorder.pk)
    sato.get(address)
    with django_assert_max_num_queries(24) as one:
        sato.get(address)
    for days in range(1, 6):
        RecorderCheckFactory(recorder=recorder, checked_on=TODAY - timedelta(days=days))
    with django_assert_num_queries(len(one)):
        sato.get(address)


def test_stands_beside_the_others_without_empty_rows(sato, town, recorder):
    RecorderCheckFactory(recorder=recorder)

    page = text(sato.get(at(town, "footage")))

    assert "現地上書き・点検による確認（最後の点検は令和8年11月23日）" in page
    assert page.count("ファイル名の方式") == 1
    assert page.count("消去の方法") == 1
