"""How many complaints a fiscal year brought, and how they were answered."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from civic.fiscal_year import FiscalYear
from disclosures.models import Complaint
from disclosures.rules.complaints import ComplaintKind, Remedy


@dataclass(frozen=True, slots=True)
class ComplaintYear:
    """`in_time`: answered on or before the due day. `late`: answered after it, or not yet and past it."""

    year: FiscalYear
    received: int
    by_kind: tuple[tuple[str, int], ...]
    in_time: int
    late: int
    open: int
    by_remedy: tuple[tuple[str, int], ...]


def complaint_years(association_id: int, on: date) -> list[ComplaintYear]:
    """Newest first; this year always among them. One query."""
    by_year: dict[FiscalYear, list[Complaint]] = {FiscalYear.of(on): []}
    for complaint in Complaint.objects.of_association(association_id):
        received_on = timezone.localdate(complaint.received_at)
        by_year.setdefault(FiscalYear.of(received_on), []).append(complaint)
    newest_first = sorted(by_year, key=lambda year: year.first_day, reverse=True)
    return [_count(year, by_year[year], on) for year in newest_first]


def _count(year: FiscalYear, complaints: list[Complaint], on: date) -> ComplaintYear:
    late = sum(_is_late(each, on) for each in complaints)
    answered = sum(each.answered_at is not None for each in complaints)
    answered_late = sum(each.answered_at is not None and _is_late(each, on) for each in complaints)
    return ComplaintYear(
        year=year,
        received=len(complaints),
        by_kind=_counted(ComplaintKind, [each.kind for each in complaints]),
        in_time=answered - answered_late,
        late=late,
        open=sum(each.closed_at is None for each in complaints),
        by_remedy=_counted(Remedy, [each.remedy for each in complaints]),
    )


def _is_late(complaint: Complaint, on: date) -> bool:
    answered = complaint.answered_at
    return (timezone.localdate(answered) if answered else on) > complaint.due_on


def _counted(
    kinds: type[ComplaintKind] | type[Remedy], found: list[str]
) -> tuple[tuple[str, int], ...]:
    counts = Counter(found)
    return tuple((each.label, counts[each.value]) for each in kinds)
