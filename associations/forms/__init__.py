"""Input of the associations room."""

from associations.forms.notices import LetterForm, NoticeChoiceForm, ReminderForm
from associations.forms.people import (
    AppointForm,
    AssociationForm,
    CityAppointForm,
    CityStaffForm,
    DayForm,
    OpenAssociationForm,
    PledgeForm,
    ResignForm,
    ResolutionForm,
    SafetyForm,
    WelcomeCodeForm,
    WelcomePasswordForm,
)

__all__ = [
    "AppointForm",
    "AssociationForm",
    "CityAppointForm",
    "CityStaffForm",
    "DayForm",
    "LetterForm",
    "NoticeChoiceForm",
    "OpenAssociationForm",
    "PledgeForm",
    "ReminderForm",
    "ResignForm",
    "ResolutionForm",
    "SafetyForm",
    "WelcomeCodeForm",
    "WelcomePasswordForm",
]
