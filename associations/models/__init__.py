"""Models of the associations room."""

from associations.models.appointment import Appointment
from associations.models.association import Association
from associations.models.invitation import Invitation
from associations.models.notice import Notice
from associations.models.pledge import Pledge
from associations.models.resolution import Resolution
from associations.models.safety_measure import SafetyMeasure
from associations.models.user import User

__all__ = [
    "Appointment",
    "Association",
    "Invitation",
    "Notice",
    "Pledge",
    "Resolution",
    "SafetyMeasure",
    "User",
]
