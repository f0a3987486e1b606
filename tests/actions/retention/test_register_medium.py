"""The action `register_medium`: with its first place, or not at all."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from retention.actions.register_medium import register_medium
from retention.models import Medium, MediumMove
from retention.rules.reasons_media import MediaReason
from tests.actions.refusals import refused
from tests.factories.days import NOW
from tests.factories.media import MediumFactory
from tests.factories.onsite import on_site_recorder


def register(town, **changes):
    facts = {
        "kind": "SD",
        "serial": "A-1",
        "acquired_on": date(2026, 11, 1),
        "moved_at": NOW - timedelta(hours=1),
        "recorder": None,
        "place": "集会所の金庫",
        "lock": "鍵は会長が持つ",
        "keeper": town.sato,
        "by": town.tanaka,
        "at": NOW,
    }
    return register_medium(association=town.home, **facts | changes)


def test_has_its_first_place_from_the_start(town):
    medium = register(town)

    first = medium.moves.get()
    assert (first.moved_at, first.place, first.keeper) == (
        NOW - timedelta(hours=1),
        "集会所の金庫",
        town.sato,
    )


def test_refuses_a_number_that_is_registered(town):
    MediumFactory(association=town.home, serial="A-1")

    with pytest.raises(ValidationError, match="すでに登録してあります"):
        register(town)


def test_refuses_a_recorder_of_another_association(town):
    with refused(MediaReason.RECORDER_ELSEWHERE):
        register(town, recorder=on_site_recorder(association=town.away))
    assert not Medium.objects.exists()


def test_a_refused_place_leaves_no_medium_behind(town):
    with refused(MediaReason.KEEPER_NOT_HANDLING):
        register(town, keeper=town.mori)
    assert not Medium.objects.exists()
    assert not MediumMove.objects.exists()
