"""The action `register_site`: the plain success, then each refusal."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from cameras.actions.register_site import register_site
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW


def register(people, **changes):
    facts = {
        "association": people.home,
        "label": "通学路角",
        "postcode": "7500005",
        "town": "唐戸町",
        "address_line": "00番地先",
        "mounting": "UTILITY_POLE",
        "by": people.tanaka,
        "at": NOW,
    }
    return register_site(**facts | changes)


def test_takes_the_next_number_of_its_association(town):
    assert [register(town).number, register(town).number] == [1, 2]
    assert register(town, association=town.away).number == 1
    assert last_entry().facts == {"番号": 1, "場所": "下関市唐戸町00番地先"}


def test_refuses_a_place_outside_the_city(town):
    with refused(CameraReason.OUTSIDE_CITY):
        register(town, postcode="1000001")


def test_refuses_a_point_outside_the_city(town):
    with pytest.raises(ValidationError, match="下関市の外"):
        register(town, latitude=Decimal("35.6"), longitude=Decimal("139.7"))
