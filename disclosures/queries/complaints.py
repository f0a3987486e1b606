"""Complaints as the list and their own page show them: how far each is, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from associations.models import User
from disclosures.models import Complaint
from disclosures.models.complaint import ComplaintQuerySet
from disclosures.rules.complaints import ComplaintState

_CHIPS = {
    ComplaintState.WAITING: "warning",
    ComplaintState.IN_HAND: "info",
    ComplaintState.ANSWERED: "info",
    ComplaintState.CLOSED: "success",
}


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """`days_late` is 0 until the day after its due day, and again once it is answered."""

    complaint: Complaint
    state: ComplaintState
    chip_kind: str
    days_late: int
    name_label: str

    @property
    def is_closed(self) -> bool:
        return self.state is ComplaintState.CLOSED


def my_complaints(user: User, association_id: int) -> ComplaintQuerySet:
    mine = Complaint.objects.visible_to(user).of_association(association_id)
    return mine.with_everything().newest_first()


def complaint_rows(complaints: Iterable[Complaint], on: date) -> list[ComplaintRow]:
    """No query: they come loaded with `with_everything`."""
    return [complaint_row(each, on) for each in complaints]


def complaint_row(complaint: Complaint, on: date) -> ComplaintRow:
    state = complaint.state
    late = (on - complaint.due_on).days if complaint.answered_at is None else 0
    return ComplaintRow(
        complaint=complaint,
        state=state,
        chip_kind="error" if late > 0 else _CHIPS[state],
        days_late=max(late, 0),
        name_label=name_label(complaint),
    )


def name_label(complaint: Complaint) -> str:
    """Who it was, or since when nobody can tell any more."""
    if complaint.name_erased_at:
        day = timezone.localdate(complaint.name_erased_at)
        return f"（{day.year}年{day.month}月に消しました）"
    return complaint.complainant or "（名のらない方）"
