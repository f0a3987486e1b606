"""記録データ提供記録簿 of one fiscal year, as a ledger on A4 landscape; a view of the rows as they stand."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from associations.models import Association
from associations.queries.manager import manager_on
from civic.fiscal_year import FiscalYear
from civic.pdf import render_pdf
from civic.wareki import formal, short, wareki
from disclosures.queries.ledger import LedgerRow, ledger_of

TEMPLATE = "documents/provision_ledger.html"


def build(association: Association, year: FiscalYear, on: date) -> dict[str, Any]:
    rows = ledger_of(association.pk, year)
    manager = manager_on(association.pk, on)
    standing = [row for row in rows if row.replaced_by is None]
    return {
        "paper": {
            "title": f"記録データ提供記録簿（{year.label}）",
            "issued_on": formal(on),
            "maker": f"{association.name}　管理責任者 {manager.user.name if manager else '（選任されていません）'}",
            "opening": f"{year.label}に提供した記録データは、次の{len(standing)}件です。{_corrected(rows)}",
        },
        "rows": [_row(row) for row in rows],
    }


def _corrected(rows: list[LedgerRow]) -> str:
    corrected = sum(row.replaced_by is not None for row in rows)
    return f"取り消し線の{corrected}件は、後の記録で訂正しました。" if corrected else ""


def _row(row: LedgerRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "at": _moment(row.provided_at),
        "recipient": row.recipient,
        "ground": f"{row.ground}（{row.clause}）",
        "document": row.document,
        "cameras": row.cameras,
        "period": f"{_moment(row.from_at)}から\n{_moment(row.to_at)}まで",
        "content": row.content,
        "purpose": row.purpose,
        "reason": row.reason,
        "medium": f"{row.medium}\nファイルなど{len(row.files)}件",
        "people": f"渡した人 {row.handed_by}\n許可 {row.permission}\n立会 {row.witness}\n決定 {row.decided_by}",
        "ending": _ending(row),
        "kept_until": short(row.kept_until),
        "note": _note(row),
        "is_struck": row.replaced_by is not None,
    }


def _ending(row: LedgerRow) -> str:
    if row.ending is None:
        return "まだ確かめていません"
    return f"{row.ending.get_ending_display()}\n{wareki(row.ending.ended_on)}"


def _note(row: LedgerRow) -> str:
    notes = []
    if row.corrects:
        notes.append(f"第{row.corrects}号の訂正。理由：{row.why}")
    if row.replaced_by:
        notes.append(f"第{row.replaced_by}号に訂正。理由：{row.replaced_why}")
    return "　".join(notes)


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{short(local.date())} {local.hour}時{local:%M}分"


def render(association: Association, year: FiscalYear, on: date) -> bytes:
    return render_pdf(TEMPLATE, build(association, year, on))
