"""The action `move_medium`: the plain success, then each refusal."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from retention.actions.move_medium import move_medium
from retention.rules.reasons_media import MediaReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import JAPAN, NOW
from tests.factories.media import MediumDestructionFactory, MediumFactory, MediumMoveFactory
from tests.factories.onsite import on_site_recorder


def move(medium, town, **changes):
    facts = {
        "moved_at": NOW - timedelta(hours=1),
        "recorder": None,
        "place": "会長宅の金庫",
        "lock": "番号錠",
        "keeper": town.tanaka,
        "reason": "点検のため",
        "by": town.sato,
        "at": NOW,
    }
    return move_medium(medium=medium, **facts | changes)


@pytest.fixture
def medium(town):
    return MediumFactory(association=town.home)


def test_is_somewhere_else_from_then_on(town, medium):
    recorder = on_site_recorder(association=town.home)

    made = move(medium, town, recorder=recorder)

    assert medium.moves.latest("moved_at") == made
    assert (made.recorder, made.keeper) == (recorder, town.tanaka)
    assert last_entry().facts == {
        "記録媒体": str(medium),
        "移した日時": "令和8年11月23日 9時00分",
        "録画装置": "通学路角のSDカード",
        "人": town.tanaka.journal_name,
    }


def test_refuses_a_moment_before_the_last_move(town, medium):
    moved = medium.moves.get().moved_at

    for moment in (moved, moved - timedelta(minutes=1)):
        with refused(MediaReason.BEFORE_LAST_MOVE):
            move(medium, town, moved_at=moment)
    assert move(medium, town, moved_at=moved + timedelta(minutes=1)).pk


def test_refuses_a_recorder_of_another_association(town, medium):
    with refused(MediaReason.RECORDER_ELSEWHERE):
        move(medium, town, recorder=on_site_recorder(association=town.away))
    assert medium.moves.count() == 1


def test_refuses_a_keeper_of_another_association(town, medium):
    with refused(MediaReason.KEEPER_NOT_HANDLING):
        move(medium, town, keeper=town.yamamoto)


def test_refuses_a_moment_to_come(town, medium):
    with refused(MediaReason.IN_FUTURE):
        move(medium, town, moved_at=NOW + timedelta(minutes=1))


def test_refuses_a_moment_before_it_was_acquired(town, medium):
    with refused(MediaReason.BEFORE_ACQUIRED):
        move(medium, town, moved_at=datetime(2025, 3, 31, 23, 59, tzinfo=JAPAN))


def test_refuses_after_its_destruction(town, medium):
    MediumDestructionFactory(medium=medium)

    with refused(MediaReason.DESTROYED):
        move(medium, town, moved_at=NOW)


@pytest.mark.parametrize("name", ["yamamoto", "hayashi", "mori"])
def test_refuses_a_keeper_who_does_not_handle_footage_here(town, medium, name):
    with refused(MediaReason.KEEPER_NOT_HANDLING):
        move(medium, town, keeper=getattr(town, name))


@pytest.mark.parametrize("lacking", ["place", "lock"])
def test_refuses_a_place_without_a_lock(town, medium, lacking):
    with pytest.raises(ValidationError):
        move(medium, town, **{lacking: ""})
    assert medium.moves.count() == 1


def test_a_move_can_neither_be_changed_nor_deleted():
    made = MediumMoveFactory()
    for change in (made.save, made.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
