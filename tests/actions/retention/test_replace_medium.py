"""The action `replace_medium`: both moves at one moment, or neither; then each refusal."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError

from retention.actions.destroy_medium import destroy_medium
from retention.actions.replace_medium import replace_medium
from retention.models import Medium
from retention.queries.media import media_rows
from retention.rules.reasons_media import MediaReason
from tests.actions.refusals import refused
from tests.factories.civic import PNG
from tests.factories.days import NOW, TODAY
from tests.factories.media import MediumFactory
from tests.factories.onsite import on_site_recorder

AT = NOW - timedelta(hours=2)


def replace(old, town, **changes):
    facts = {
        "kind": "SD",
        "serial": "B-2",
        "acquired_on": date(2026, 11, 1),
        "moved_at": AT,
        "place": "集会所の金庫",
        "lock": "鍵は会長が持つ",
        "keeper": town.sato,
        "by": town.tanaka,
        "at": NOW,
    }
    return replace_medium(old=old, **facts | changes)


@pytest.fixture
def recorder(town):
    return on_site_recorder(association=town.home)


@pytest.fixture
def old(town, recorder):
    return MediumFactory(
        association=town.home,
        placed__recorder=recorder,
        placed__place="電柱の収納箱",
        placed__lock="南京錠",
    )


def test_the_new_one_takes_the_place_and_the_old_one_is_locked_away(town, recorder, old):
    new = replace(old, town)

    assert new.replaces == old
    into, out = new.moves.get(), old.moves.order_by("-moved_at").first()
    assert (into.recorder, into.place, into.lock) == (recorder, "電柱の収納箱", "南京錠")
    assert (out.recorder, out.place) == (None, "集会所の金庫")
    assert into.moved_at == out.moved_at == AT


def test_of_a_whole_life_no_moment_is_without_a_place(town, old):
    """Registered, replaced, destroyed: the chains meet without a gap and without an overlap."""
    replace(old, town)
    destroy_medium(
        medium=old,
        destroyed_at=NOW,
        way="CUT",
        witness="見本 三郎",
        photo=("壊した後.png", PNG),
        by=town.sato,
        at=NOW,
    )

    rows = media_rows(Medium.objects.all(), TODAY)

    assert [len(row.chain) for row in rows] == [1, 2]
    for row in rows:
        assert row.chain[0].from_at <= row.medium.recorded_at
        assert all(before.until_at == after.from_at for before, after in pairwise(row.chain))
        assert row.chain[-1].until_at == (row.destruction and row.destruction.destroyed_at)


def test_a_number_that_is_taken_leaves_the_old_one_where_it_is(town, old):
    with pytest.raises(ValidationError):
        replace(old, town, serial=old.serial)
    assert old.moves.count() == 1


def test_refuses_one_that_lay_in_a_recorder_of_another_association(town):
    elsewhere = on_site_recorder(association=town.away)
    old = MediumFactory(association=town.home, placed__recorder=elsewhere)

    with refused(MediaReason.RECORDER_ELSEWHERE):
        replace(old, town)
    assert Medium.objects.get() == old


def test_refuses_what_is_in_no_recorder(town):
    with refused(MediaReason.NOT_IN_RECORDER):
        replace(MediumFactory(association=town.home), town)


def test_refuses_a_second_replacement_of_one_that_was_put_back(town, recorder, old):
    replace(old, town)
    old.moves.create(
        recorder=recorder,
        moved_at=AT + timedelta(minutes=1),
        place="電柱の収納箱",
        lock="南京錠",
        keeper=town.sato,
        reason="戻した",
        recorded_at=NOW,
        recorded_by=town.sato,
    )

    with refused(MediaReason.ALREADY_REPLACED):
        replace(old, town, serial="C-3", moved_at=NOW)
