"""The rows of the 苦情処理簿, for paper and for a spreadsheet."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from civic.exports import Cell, Sheet
from civic.fiscal_year import FiscalYear
from disclosures.models import Complaint
from disclosures.queries.complaints import name_label

HEADER = (
    "受付番号", "受け付けた日時", "種類", "受け付け方", "申し出た人", "カメラ", "内容", "そのときの規程",
    "担当", "答える期限", "答えた日", "答えた内容", "したこと", "したことの説明", "完了にした日",
)  # fmt: skip


def of_year(association_id: int, year: FiscalYear) -> list[Complaint]:
    """In the order of their numbers. One query."""
    mine = Complaint.objects.of_association(association_id).with_everything()
    return list(mine.received_between(year.first_day, year.last_day).order_by("number"))


def register_sheet(name: str, complaints: list[Complaint]) -> Sheet:
    return Sheet(name, HEADER, _rows(complaints))


def _rows(complaints: list[Complaint]) -> Iterator[list[Cell]]:
    for each in complaints:
        yield [
            each.number,
            each.received_at,
            each.get_kind_display(),
            each.get_way_display(),
            name_label(each),
            str(each.camera or ""),
            each.content,
            f"第{each.regulations.version}版" if each.regulations else "",
            str(each.owner or ""),
            each.due_on,
            _day(each.answered_at),
            each.answer,
            each.get_remedy_display(),
            each.remedy_remarks,
            _day(each.closed_at),
        ]


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None
