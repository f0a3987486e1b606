"""Models of the retention room."""

from retention.models.channel import Channel
from retention.models.erasure import Erasure
from retention.models.footage import Footage
from retention.models.nightly_run import NightlyRun
from retention.models.recorder import Recorder

__all__ = ["Channel", "Erasure", "Footage", "NightlyRun", "Recorder"]
