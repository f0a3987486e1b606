"""The desk: every inquiry that is going on, with what it waits for."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from disclosures.models import Inquiry
from disclosures.models.inquiry import InquiryQuerySet
from disclosures.rules.stages import Stage

_CHIPS = {
    Stage.RECEIVED: "warning",
    Stage.ALLOWED: "info",
    Stage.PROVIDED: "info",
    Stage.REFUSED: "plain",
    Stage.NO_FOOTAGE: "plain",
    Stage.WITHDRAWN: "plain",
    Stage.CLOSED: "success",
}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """`rescue_due_at` is the nearest moment by which somebody must be at a recorder."""

    inquiry: Inquiry
    camera_labels: tuple[str, ...]
    rescue_due_at: datetime | None

    @property
    def chip_kind(self) -> str:
        return _CHIPS[self.inquiry.now]

    def is_late(self, on: date) -> bool:
        due = self.inquiry.reply_due_on
        return due is not None and due < on and self.inquiry.now is Stage.RECEIVED


def desk_rows(inquiries: InquiryQuerySet) -> list[DeskRow]:
    """Three queries, whatever their number."""
    loaded = inquiries.select_related("received_by").prefetch_related("cameras__site", "rescues")
    return [_row(each) for each in loaded]


def _row(inquiry: Inquiry) -> DeskRow:
    sites = sorted((each.site for each in inquiry.cameras.all()), key=lambda site: site.number)
    due = [each.due_at for each in inquiry.rescues.all() if each.finished_at is None]
    return DeskRow(
        inquiry,
        tuple(f"{site.number}号 {site.label}" for site in sites),
        min(due, default=None),
    )


def found(inquiries: InquiryQuerySet, words: str) -> InquiryQuerySet:
    """Whose agency, name, document, place or purpose reads so."""
    names = ("agency", "requester", "document_number", "spot", "purpose")
    either = Q()
    for name in names:
        either |= Q(**{f"{name}__icontains": words})
    return inquiries.filter(either)
