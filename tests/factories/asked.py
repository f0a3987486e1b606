"""An inquiry that asks for the house's footage, decided on: what tests of giving stand on."""

from datetime import timedelta

from disclosures.models import Decision
from disclosures.rules.stages import Outcome
from retention.models import Footage
from tests.factories.days import NOW
from tests.factories.disclosures import DecisionFactory, InquiryFactory

VIDEO = bytes(range(256)) * 400  # a hundred kilobytes, and easy to find again


def write_video(house, video: bytes = VIDEO) -> Footage:
    """The house's kept file lies in its store with these bytes."""
    (house.recorder.root / house.kept.path).write_bytes(video)
    there = house.recorder.open_store().look(house.kept.path)
    Footage.objects.filter(pk=house.kept.pk).update(size=there.size, modified_at=there.modified_at)
    house.kept.refresh_from_db()
    return house.kept


def decided_on(house, outcome: Outcome = Outcome.GIVE, **changes) -> Decision:
    """By 佐藤, half an hour ago, for the hour of the kept file and the house's camera."""
    town = house.association
    manager = town.appointments.managers().get().user
    from_at = house.kept.started_at
    asked = {"from_at": from_at, "to_at": from_at + timedelta(hours=1), "stage": outcome.stage}
    inquiry = InquiryFactory(association=town, received_by=manager, **asked | changes)
    inquiry.cameras.add(house.camera)
    moment = NOW - timedelta(minutes=30)
    return DecisionFactory(inquiry=inquiry, outcome=outcome, decided_at=moment)
