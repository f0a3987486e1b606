"""What the city sees of giving and complaining: counts by association and year, never contents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from associations.models import Association
from civic.exports import Cell, Sheet
from civic.fiscal_year import FiscalYear
from disclosures.models import Complaint, IncidentReport, Provision, PublicPage
from disclosures.rules.incident_clock import ReportKind
from retention.rules.grounds import Ground

_HEADER = (
    "団体",
    *(f"提供（{ground.clause}）" for ground in Ground),
    "提供の計",
    "苦情・問合せ",
    "うち期限をすぎたもの",
    "市に連絡のあった事案",
    "公開ページ",
)


@dataclass(frozen=True, slots=True)
class CountRow:
    """`provisions` in the order of the four grounds; `overdue` are complaints not answered yet."""

    association_id: int
    association: str
    provisions: tuple[int, ...]
    complaints: int
    overdue: int
    incidents: int
    public_code: str

    @property
    def by_ground(self) -> list[tuple[Ground, int]]:
        return list(zip(Ground, self.provisions, strict=True))

    @property
    def provision_count(self) -> int:
        return sum(self.provisions)


@dataclass(frozen=True, slots=True)
class CityCounts:
    year: FiscalYear
    rows: tuple[CountRow, ...]

    @property
    def total(self) -> CountRow:
        return CountRow(
            association_id=0,
            association="合計",
            provisions=tuple(
                sum(row.provisions[place] for row in self.rows) for place in range(len(Ground))
            ),
            complaints=sum(row.complaints for row in self.rows),
            overdue=sum(row.overdue for row in self.rows),
            incidents=sum(row.incidents for row in self.rows),
            public_code="",
        )


def city_counts(year: FiscalYear, on: date) -> CityCounts:
    """Five queries. All associations, by their readings."""
    span = (year.first_day, year.last_day)
    provisions = _provisions(span)
    complaints = _complaints(span, on)
    incidents = _incidents(span)
    pages = dict(PublicPage.objects.open().values_list("association_id", "code"))
    rows = (
        CountRow(
            association_id=pk,
            association=name,
            provisions=tuple(provisions.get((pk, ground.value), 0) for ground in Ground),
            complaints=complaints.get(pk, (0, 0))[0],
            overdue=complaints.get(pk, (0, 0))[1],
            incidents=incidents.get(pk, 0),
            public_code=pages.get(pk, ""),
        )
        for pk, name in Association.objects.by_reading().values_list("pk", "name")
    )
    return CityCounts(year, tuple(rows))


def counts_sheet(counts: CityCounts) -> Sheet:
    return Sheet(f"提供と苦情の件数_{counts.year.label}", _HEADER, _cells(counts))


def _cells(counts: CityCounts) -> Iterator[tuple[Cell, ...]]:
    for row in counts.rows:
        shown = "公開中" if row.public_code else ""
        given = (*row.provisions, row.provision_count)
        yield (row.association, *given, row.complaints, row.overdue, row.incidents, shown)


def _provisions(span: tuple[date, date]) -> dict[tuple[int, str], int]:
    rows = Provision.objects.standing().between(*span).values_list("association_id", "ground")
    counted: Any = rows.annotate(count=Count("pk")).order_by()
    return {(association, ground): count for association, ground, count in counted}


def _complaints(span: tuple[date, date], on: date) -> dict[int, tuple[int, int]]:
    late = Q(answered_at=None, closed_at=None, due_on__lt=on)
    rows = Complaint.objects.filter(received_at__date__range=span).values_list("association_id")
    counted: Any = rows.annotate(count=Count("pk"), late=Count("pk", filter=late)).order_by()
    return {association: (count, late) for association, count, late in counted}


def _incidents(span: tuple[date, date]) -> dict[int, int]:
    """By the day on which the city was first told of it."""
    told = IncidentReport.objects.filter(kind=ReportKind.CITY, told_on__range=span)
    rows: Any = told.values_list("incident__association_id")
    return dict(rows.annotate(count=Count("incident", distinct=True)).order_by())
