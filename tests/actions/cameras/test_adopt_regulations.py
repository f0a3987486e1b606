"""The action `adopt_regulations`: the plain success, then each refusal."""

from datetime import timedelta

import pytest

from cameras.actions.adopt_regulations import adopt_regulations
from cameras.models import Consent, Regulations
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import INSTALLED
from tests.factories.days import NOW, TERM_ENDS, TODAY


def adopt(town, house, **changes):
    facts = {
        "association": town.home,
        "retention_days": 7,
        "resolution": house.resolution,
        "effective_on": TODAY,
        "by": town.sato,
        "at": NOW,
    }
    return adopt_regulations(**facts | changes)


def test_freezes_what_is_so_today_in_the_next_version(town, house):
    adopted = adopt(town, house)

    assert (adopted.version, adopted.retention_days, adopted.paper) == (2, 7, None)
    assert str(adopted.adopted_facts.manager) == "会長 佐藤 花子"
    assert adopted.adopted_facts.places == ("下関市唐戸町0番地先",)
    assert last_entry().facts == {"版": 2, "保存期間": 7, "施行日": "2026-11-23"}


def test_the_first_version_is_one(town, house):
    Regulations.objects.all().delete()

    assert adopt(town, house).version == 1


@pytest.mark.parametrize("days", [0, 31])
def test_refuses_days_outside_1_to_30(town, house, days):
    with refused(CameraReason.TOO_MANY_DAYS):
        adopt(town, house, retention_days=days)


def test_refuses_to_take_effect_before_it_was_resolved(town, house):
    with refused(CameraReason.RESOLUTION_AFTER_EFFECT):
        adopt(town, house, effective_on=house.resolution.held_on - timedelta(days=1))


def test_refuses_to_take_effect_before_the_version_before_it(town, house):
    with refused(CameraReason.EFFECT_GOES_BACK):
        adopt(town, house, effective_on=INSTALLED - timedelta(days=1))


def test_refuses_while_a_household_has_not_agreed(town, house):
    house.view.households_in_view = 2
    house.view.save()

    with refused(CameraReason.NOT_READY):
        adopt(town, house)


def test_refuses_a_consent_that_came_too_late(town, house):
    Consent.objects.update(agreed_on=INSTALLED)

    with refused(CameraReason.NOT_READY):
        adopt(town, house)


def test_refuses_without_a_manager(town, house):
    town.home.appointments.filter(role="MANAGER").delete()

    with refused(CameraReason.NOT_READY):
        adopt(town, house)


def test_refuses_the_same_text_twice(town, house):
    adopt(town, house)

    with refused(CameraReason.NOTHING_NEW):
        adopt(town, house)


def test_names_the_officers_of_the_effective_day(town, house):
    after_the_term = TERM_ENDS + timedelta(days=1)

    with refused(CameraReason.NOT_READY):
        adopt(town, house, effective_on=after_the_term)
