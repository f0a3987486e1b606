"""再生: purpose, record, bytes by range; and everybody who gets none."""

from datetime import timedelta

import pytest
from django.urls import reverse

from retention.models import Footage, FootageAccess, HandlingPermit
from retention.rules.byte_ranges import LARGEST_PIECE
from retention.rules.handling import PURPOSE_LIMIT
from tests.factories.days import NOW, TODAY
from tests.factories.handling import FootageAccessFactory, HandlingPermitFactory
from tests.web.pages import refused_with, text

VIDEO = bytes(range(256)) * 8
DAY = timedelta(days=1)
ANSWERS = {"purpose": "器物損壊の日時を確かめるため", "only_for_this": "on"}


@pytest.fixture
def footage(house) -> Footage:
    (house.recorder.root / house.kept.path).write_bytes(VIDEO)
    there = house.recorder.open_store().look(house.kept.path)
    Footage.objects.filter(pk=house.kept.pk).update(size=there.size, modified_at=there.modified_at)
    house.kept.refresh_from_db()
    return house.kept


@pytest.fixture
def access(town, footage) -> FootageAccess:
    return FootageAccessFactory(footage=footage, accessed_by=town.sato)


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def bytes_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def video(client, town, access, **headers):
    return client.get(at(town, "playback_video", access.pk), headers=headers)


def test_shows_the_limit_first_and_asks_for_the_purpose(sato, town, footage):
    page = text(sato.get(at(town, "playback", footage.pk)))

    assert PURPOSE_LIMIT in page
    assert "何のために見ますか" in page
    assert "この目的に限って見ます" in page
    assert "集会所の録画装置の画面（モニター）で見てください" in page  # an .avi


def test_the_record_is_there_before_the_page_with_the_video(sato, town, footage):
    answer = sato.post(at(town, "playback", footage.pk), ANSWERS)

    access = FootageAccess.objects.get()
    assert (access.accessed_by, access.purpose) == (town.sato, ANSWERS["purpose"])
    assert answer.url == at(town, "playback_watch", access.pk)
    page = sato.get(answer.url).content.decode()
    assert f'src="{at(town, "playback_video", access.pk)}"' in page
    assert 'preload="none"' in page
    assert 'controlslist="nodownload"' in page
    assert "10時15分まで見られます" in page


@pytest.mark.parametrize("left_out", ["purpose", "only_for_this"])
def test_without_purpose_and_promise_nothing_is_opened(sato, town, footage, left_out):
    answer = sato.post(at(town, "playback", footage.pk), ANSWERS | {left_out: ""})

    assert refused_with(answer, "ください。")
    assert not FootageAccess.objects.exists()


def test_a_handler_without_a_permit_is_told_instead_of_asked(tanaka, town, footage):
    page = text(tanaka.get(at(town, "playback", footage.pk)))

    assert "許可がありません。管理責任者に頼んでください（規程4(3)）。" in page
    assert "何のために見ますか" not in page
    tanaka.post(at(town, "playback", footage.pk), ANSWERS)
    assert not FootageAccess.objects.exists()


def test_a_handler_with_a_permit_watches(tanaka, town, footage):
    HandlingPermitFactory(association=town.home, handler=town.tanaka, granted_by=town.sato)

    watch = tanaka.post(at(town, "playback", footage.pk), ANSWERS).url

    assert "記録した目的" in text(tanaka.get(watch))
    assert bytes_of(video(tanaka, town, FootageAccess.objects.get())) == VIDEO


def test_the_whole_file(sato, town, access):
    answer = video(sato, town, access)

    assert (answer.status_code, bytes_of(answer)) == (200, VIDEO)
    assert answer["Content-Length"] == str(len(VIDEO))
    assert answer["Content-Type"] == "video/x-msvideo"
    assert answer["Content-Disposition"] == "inline"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Accel-Buffering"] == "no"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("header", "served"),
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=2040-", (2040, 2047)),
        ("bytes=-5", (2043, 2047)),
        ("bytes=100-99999", (100, 2047)),
    ],
)
def test_one_range(sato, town, access, header, served):
    first, last = served
    answer = video(sato, town, access, range=header)

    assert (answer.status_code, bytes_of(answer)) == (206, VIDEO[first : last + 1])
    assert answer["Content-Range"] == f"bytes {first}-{last}/2048"
    assert answer["Content-Length"] == str(last + 1 - first)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("header", ["bytes=2048-", "bytes=-0"])
def test_a_range_beyond_the_end(sato, town, access, header):
    answer = video(sato, town, access, range=header)

    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */2048")
    assert answer.content == b""


@pytest.mark.parametrize("headers", [{"range": "bytes=0-1,4-5"}, {"range": "bytes=5-2"},
                                     {"range": "bytes=0-1", "if-range": '"tag"'}])  # fmt: skip
def test_what_is_no_single_range_gets_the_whole(sato, town, access, headers):
    answer = video(sato, town, access, **headers)

    assert (answer.status_code, bytes_of(answer)) == (200, VIDEO)


def test_head_tells_the_size_and_serves_nothing(sato, town, access):
    answer = sato.head(at(town, "playback_video", access.pk), headers={"range": "bytes=0-1"})

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Content-Length"] == str(len(VIDEO))


@pytest.mark.parametrize("minutes", [14, 15])
def test_for_a_quarter_of_an_hour(sato, town, access, clock, minutes):
    clock.move_to(NOW + timedelta(minutes=minutes))

    answer = video(sato, town, access)

    assert answer.status_code == (200 if minutes < 15 else 410)
    page = text(sato.get(at(town, "playback_watch", access.pk)))
    assert ("目的をもう一度記録する" in page) == (minutes == 15)


def test_behind_the_read_barrier_nothing_is_served_though_the_record_is_there(sato, town, access):
    Footage.objects.kept().update(last_day_kept=TODAY - timedelta(days=1))

    assert video(sato, town, access).status_code == 410
    assert sato.get(at(town, "playback", access.footage_id)).status_code == 404
    assert "最終保存日を過ぎたか" in text(sato.get(at(town, "playback_watch", access.pk)))


def test_held_footage_is_served_beyond_its_last_day(sato, town, access):
    Footage.objects.kept().update(last_day_kept=TODAY - timedelta(days=1), held_until=TODAY)

    assert video(sato, town, access).status_code == 200


def test_a_revoked_permit_ends_the_playback(tanaka, sato, town, footage):
    permit = HandlingPermitFactory(association=town.home, handler=town.tanaka, granted_by=town.sato)
    tanaka.post(at(town, "playback", footage.pk), ANSWERS)
    access = FootageAccess.objects.get()
    assert video(tanaka, town, access).status_code == 200

    sato.post(at(town, "handling_revoke", permit.pk))

    assert video(tanaka, town, access).status_code == 403


@pytest.fixture
def long(town, footage) -> FootageAccess:
    """A record of 田中's, of a video of three pieces; his permit is the only one."""
    path = footage.recorder.root / footage.path
    path.write_bytes(bytes(3 * LARGEST_PIECE))
    there = footage.recorder.open_store().look(footage.path)
    Footage.objects.filter(pk=footage.pk).update(
        size=there.size, modified_at=there.modified_at, last_day_kept=TODAY
    )
    HandlingPermitFactory(
        association=town.home,
        handler=town.tanaka,
        granted_by=town.sato,
        ends_at=NOW + timedelta(hours=20),
    )
    return FootageAccessFactory(footage=footage, accessed_by=town.tanaka)


def cut_short(client, town, access, happens, **headers) -> int:
    """The bytes that still come after something happened behind the first ones."""
    answer = video(client, town, access, **headers)
    chunks = iter(answer.streaming_content)
    next(chunks)
    happens()
    return sum(map(len, chunks))


WHOLE = [{}, {"range": "bytes=0-1,4-5"}, {"range": "bytes=0-1", "if-range": '"tag"'}]


@pytest.mark.parametrize("headers", WHOLE)
def test_a_whole_file_ends_when_the_permit_is_revoked(tanaka, sato, town, long, headers):
    permit = HandlingPermit.objects.get()

    def revoke() -> None:
        sato.post(at(town, "handling_revoke", permit.pk))

    assert cut_short(tanaka, town, long, revoke, **headers) < LARGEST_PIECE


@pytest.mark.parametrize("headers", WHOLE)
def test_a_whole_file_ends_with_the_quarter_of_an_hour(tanaka, town, long, clock, headers):
    late = NOW + timedelta(minutes=15)

    assert cut_short(tanaka, town, long, lambda: clock.move_to(late), **headers) == 0


@pytest.mark.parametrize("days_held", [0, 1])
def test_a_whole_file_ends_at_midnight_unless_held(client_for, town, long, clock, days_held):
    before_midnight = NOW + timedelta(hours=13, minutes=55)
    access = FootageAccessFactory(
        footage=long.footage, accessed_by=town.tanaka, accessed_at=before_midnight
    )
    Footage.objects.update(held_until=TODAY + days_held * DAY)
    clock.move_to(before_midnight)
    tanaka, midnight = client_for(town.tanaka), NOW + timedelta(hours=14)

    left = cut_short(tanaka, town, access, lambda: clock.move_to(midnight))

    assert (left > 2 * LARGEST_PIECE) if days_held else (left == 0)


def test_a_whole_file_comes_whole(tanaka, town, long):
    assert cut_short(tanaka, town, long, lambda: None) > 2 * LARGEST_PIECE


def test_the_record_of_another_person_is_not_found(tanaka, town, access):
    HandlingPermitFactory(association=town.home, handler=town.tanaka, granted_by=town.sato)

    assert video(tanaka, town, access).status_code == 404
    assert tanaka.get(at(town, "playback_watch", access.pk)).status_code == 404


@pytest.mark.parametrize("name", ["playback", "playback_watch", "playback_video"])
def test_neither_the_city_nor_strangers_find_anything(hayashi, yamamoto, town, access, name):
    pk = access.footage_id if name == "playback" else access.pk

    for client in (hayashi, yamamoto):
        assert client.get(at(town, name, pk)).status_code == 404


def test_changed_content_is_not_served(sato, town, access, footage):
    (footage.recorder.root / footage.path).write_bytes(VIDEO + b"more")

    assert video(sato, town, access).status_code == 404


def test_a_file_that_is_gone_is_not_found_and_the_record_stays(sato, town, access, footage):
    (footage.recorder.root / footage.path).unlink()

    answer = video(sato, town, access)

    assert answer.status_code == 404
    assert VIDEO[:16] not in answer.content
    assert FootageAccess.objects.filter(pk=access.pk).exists()


def test_a_store_that_is_away_is_told(sato, town, access, footage):
    footage.recorder.root.rename(footage.recorder.root.with_name("unmounted"))

    assert video(sato, town, access).status_code == 503


def test_a_copys_record_plays_nothing(sato, town, footage):
    extraction = FootageAccessFactory(footage=footage, accessed_by=town.sato, kind="EXTRACTION")

    assert video(sato, town, extraction).status_code == 404


def test_a_request_takes_a_fixed_number_of_queries(
    sato, town, access, django_assert_max_num_queries
):
    video(sato, town, access)

    with django_assert_max_num_queries(12):
        video(sato, town, access)
