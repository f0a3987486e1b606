"""Models of the associations room."""

from associations.models.appointment import Appointment
from associations.models.association import Association
from associations.models.calendar_feed import CalendarFeed
from associations.models.hand_over import HandOver, HandOverPost
from associations.models.hand_over_item import HandOverItem
from associations.models.hand_over_pack import HandOverPack
from associations.models.invitation import Invitation
from associations.models.letter import LetterBatch, MonthlyLetter
from associations.models.notice import Notice, NoticeChoice, ReminderRule
from associations.models.pledge import Pledge
from associations.models.resolution import Resolution
from associations.models.safety_measure import SafetyMeasure
from associations.models.user import User

__all__ = [
    "Appointment",
    "Association",
    "CalendarFeed",
    "HandOver",
    "HandOverItem",
    "HandOverPack",
    "HandOverPost",
    "Invitation",
    "LetterBatch",
    "MonthlyLetter",
    "Notice",
    "NoticeChoice",
    "Pledge",
    "ReminderRule",
    "Resolution",
    "SafetyMeasure",
    "User",
]
