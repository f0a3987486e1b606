"""Models of the retention room."""

from retention.models.brake_stop import BrakeStop
from retention.models.channel import Channel
from retention.models.erasure import Erasure
from retention.models.footage import Footage
from retention.models.footage_copy import FootageCopy
from retention.models.handling import FootageAccess, HandlingPermit
from retention.models.hold import HeldFootage, HoldRenewal, PreservationHold
from retention.models.indexed_folder import IndexedFolder
from retention.models.medium import Medium, MediumDestruction, MediumMove
from retention.models.missed_night import MissedNight
from retention.models.nightly_run import NightlyRun
from retention.models.recorder import Recorder
from retention.models.recorder_check import RecorderCheck

__all__ = [
    "BrakeStop",
    "Channel",
    "Erasure",
    "Footage",
    "FootageAccess",
    "FootageCopy",
    "HandlingPermit",
    "HeldFootage",
    "HoldRenewal",
    "IndexedFolder",
    "Medium",
    "MediumDestruction",
    "MediumMove",
    "MissedNight",
    "NightlyRun",
    "PreservationHold",
    "Recorder",
    "RecorderCheck",
]
