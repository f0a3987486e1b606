"""An inquiry at the desk of 佐藤's association, as the tests of its actions need it."""

from datetime import timedelta

from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import InquiryFactory
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder
from tests.factories.retention import ChannelFactory, FootageFactory

FROM = NOW - timedelta(days=3)
TO = FROM + timedelta(hours=1)
ADDRESS = "http://testserver"


def inquiry_at(town, house=None, **facts):
    """With the camera of the house chosen, where a house is given."""
    usual = {"association": town.home, "received_by": town.tanaka, "from_at": FROM, "to_at": TO}
    inquiry = InquiryFactory(**usual | facts)
    if house:
        inquiry.cameras.set([house.camera])
    return inquiry


def footage_at(house, **facts):
    """One file within the hour, which would go in three days."""
    usual = {
        "recorder": house.recorder,
        "channel": house.channel,
        "started_at": FROM,
        "recorded_on": FROM.date(),
        "last_day_kept": TODAY + timedelta(days=3),
    }
    return FootageFactory(**usual | facts)


def card_in(house, town, **check):
    """The camera's own card; `check` makes its last look."""
    recorder = on_site_recorder(association=town.home)
    ChannelFactory(recorder=recorder, camera=house.camera, key="")
    if check:
        RecorderCheckFactory(recorder=recorder, recorded_by=town.sato, **check)
    return recorder
