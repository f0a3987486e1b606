"""記録媒体の台帳: registered, moved, replaced, destroyed, with every place in between."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from retention.models import Medium, MediumDestruction
from tests.documents import pdf
from tests.factories.civic import PNG
from tests.factories.days import JAPAN
from tests.factories.media import MediumDestructionFactory, MediumFactory
from tests.factories.onsite import on_site_recorder
from tests.web.pages import refused_with, text


@pytest.fixture
def recorder(town, house):
    return on_site_recorder(association=town.home)


@pytest.fixture
def card(town, recorder):
    """In the recorder since November of last year."""
    return MediumFactory(
        association=town.home,
        serial="A-1",
        placed__recorder=recorder,
        placed__moved_at=datetime(2025, 11, 23, 9, 0, tzinfo=JAPAN),
    )


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def place(town, **changes):
    return {
        "recorder": "none",
        "place": "集会所の金庫",
        "lock": "鍵は会長が持つ",
        "keeper": str(town.sato.pk),
        "moved_on": "R8.11.23",
        "moved_time": "09:00",
    } | changes


def test_is_registered_where_it_lies(tanaka, town, recorder):
    what = {"kind": "SD", "serial": "A-1", "acquired_on": "R8.11.1"}
    answer = tanaka.post(at(town, "medium_new"), what | place(town, recorder=str(recorder.pk)))

    made = Medium.objects.get()
    assert answer.url == at(town, "medium", made.pk)
    page = text(tanaka.get(answer.url))
    assert "通学路角のSDカード（集会所の金庫）" in page
    assert "今もここにあります" in page


def test_only_those_who_handle_footage_are_offered_as_keepers(sato, town):
    page = text(sato.get(at(town, "medium_new")))

    assert "佐藤 花子 さん" in page
    assert "田中 一郎 さん" in page
    assert "山本 次郎" not in page


def test_a_move_is_shown_with_its_chain(sato, town, card):
    sato.post(at(town, "medium_move", card.pk), place(town, reason="点検のため"))

    page = text(sato.get(at(town, "medium", card.pk)))

    assert (
        page.count("令和8年11月23日") == 2
    )  # the end of the first stay, the beginning of the second
    assert "点検のため" in page
    assert card.moves.count() == 2


def test_a_move_into_the_past_is_refused(sato, town, card):
    back = place(town, reason="点検のため", moved_on="R7.11.22")

    answer = sato.post(at(town, "medium_move", card.pk), back)

    assert refused_with(answer, "令和7年11月23日 9時00分に移した記録があります")


def test_the_old_card_is_locked_away_and_the_new_one_takes_its_place(sato, town, card):
    new = {"kind": "SD", "serial": "B-2", "acquired_on": "R8.11.1"}

    answer = sato.post(at(town, "medium_replace", card.pk), place(town) | new)

    page = text(sato.get(answer.url))
    assert "SDカード B-2" in page
    assert "替える前のもの" in page
    assert "保管中" in text(sato.get(at(town, "medium", card.pk)))


def test_is_destroyed_before_a_witness_and_its_paper_is_printed_once(sato, town, house):
    card = MediumFactory(association=town.home, serial="A-1")
    broken = {
        "way": "CUT",
        "witness": "見本 三郎",
        "destroyed_on": "R8.11.23",
        "destroyed_time": "09:30",
        "photo": SimpleUploadedFile("壊した後.png", PNG, content_type="image/png"),
    }

    sato.post(at(town, "medium_destroy", card.pk), broken)

    assert "廃棄済み" in text(sato.get(at(town, "medium", card.pk)))
    photo = sato.get(at(town, "medium_destruction_photo", card.pk))
    assert b"".join(photo.streaming_content) == PNG
    first, again = (
        b"".join(sato.get(at(town, "medium_destruction_paper", card.pk)).streaming_content)
        for _ in range(2)
    )
    assert "見本三郎" in pdf.text_of(first)
    assert first == again == MediumDestruction.objects.get().paper.path.read_bytes()


def test_without_a_photo_nothing_is_destroyed(sato, town, house):
    card = MediumFactory(association=town.home)

    answer = sato.post(at(town, "medium_destroy", card.pk), {"way": "CUT", "witness": "見本 三郎"})

    assert refused_with(answer, "壊した後の写真を選んでください。")
    assert not MediumDestruction.objects.exists()


def test_a_card_of_twelve_months_is_to_be_replaced(sato, town, card):
    page = text(sato.get(at(town, "association_today")))

    assert "SDカード A-1を替える目安の時期です" in page
    assert "SDカードは12か月を目安に替えます。" in page
    assert "本システムの定め" in page


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "HDD"},
        {"placed__moved_at": datetime(2025, 11, 24, 9, 0, tzinfo=JAPAN)},
        {"placed__recorder": None},
    ],
    ids=["a disk", "a day less", "in no recorder"],
)
def test_nothing_else_is(sato, town, recorder, facts):
    usual = {
        "placed__recorder": recorder,
        "placed__moved_at": datetime(2025, 11, 23, 9, 0, tzinfo=JAPAN),
    }
    MediumFactory(association=town.home, acquired_on=date(2025, 1, 1), **usual | facts)

    assert "替える目安" not in text(sato.get(at(town, "association_today")))


def test_a_medium_of_another_association_is_not_found(yamamoto, town, card):
    away = reverse("medium", args=[town.away.pk, card.pk])

    assert yamamoto.get(away).status_code == 404


def test_the_ledger_asks_as_often_however_many_media_there_are(
    sato, town, card, django_assert_num_queries, django_assert_max_num_queries
):
    sato.get(at(town, "media"))
    with django_assert_max_num_queries(16) as one:
        sato.get(at(town, "media"))
    for _ in range(4):
        MediumFactory(association=town.home)
    MediumDestructionFactory(medium=MediumFactory(association=town.home))
    with django_assert_num_queries(len(one)):
        page = text(sato.get(at(town, "media")))
    assert page.count("SDカード SD-") == 5
