"""A decision is about the footage that was asked for: other footage has to be decided anew."""

from datetime import timedelta

import pytest

from disclosures.actions.place_in_time import place_in_time
from disclosures.rules.stages import Stage
from tests.factories.cameras import CameraFactory, CameraSiteFactory
from tests.factories.days import NOW
from tests.factories.disclosures import DecisionFactory, InquiryFactory

pytestmark = pytest.mark.django_db


def placed(town, inquiry, **changes):
    camera = inquiry.cameras.get()
    asked = {
        "spot": "集会所前",
        "from_at": inquiry.from_at,
        "to_at": inquiry.to_at,
        "cameras": [camera],
    }
    return place_in_time(inquiry=inquiry, by=town.tanaka, at=NOW, **(asked | changes)).now


@pytest.fixture
def allowed(town):
    inquiry = InquiryFactory(association=town.home, stage=Stage.ALLOWED)
    inquiry.cameras.add(CameraFactory(site=CameraSiteFactory(association=town.home)))
    DecisionFactory(inquiry=inquiry)
    return inquiry


def test_the_same_footage_stays_decided(town, allowed):
    assert placed(town, allowed, spot="集会所前の横断歩道") is Stage.ALLOWED


def test_a_longer_time_is_decided_anew(town, allowed):
    earlier = allowed.from_at - timedelta(hours=5)
    assert placed(town, allowed, from_at=earlier) is Stage.RECEIVED


def test_another_camera_is_decided_anew(town, allowed):
    other = CameraFactory(site=CameraSiteFactory(association=town.home))
    assert placed(town, allowed, cameras=[other]) is Stage.RECEIVED
