"""One camera on one recorder, looked into by last night's run."""

import pytest

from retention.models import Channel
from tests.factories.days import SPRING
from tests.factories.retention import ChannelFactory, NightlyRunFactory


@pytest.fixture
def channel() -> Channel:
    made: Channel = ChannelFactory(camera__site__label="集会所前", recorder__recorded_at=SPRING)
    NightlyRunFactory(recorder=made.recorder)
    return made
