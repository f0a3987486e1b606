"""The budget ledger of a programme, on a page and as a sheet."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from associations.actions.record_export import record_export
from associations.rules.roles import Permission
from associations.views.access import CityPage, CityView
from civic.exports import Cell, Sheet, sheet_response
from subsidies.queries.budget import BudgetState, Ledger, LedgerLine, ledger_of
from subsidies.views.programmes import programme_or_404

_LINES_A_PAGE = 50
_HEADER = ("記入した日時", "種類", "受付番号", "団体", "予算", "内示", "決定", "確定", "支払",
           "予算から差し引いた額", "残", "摘要", "記入した人")  # fmt: skip
_PARTS = (
    ("paid", "支払ずみ", "paid"),
    ("settled", "確定（支払いの前）", "settled"),
    ("decided", "決定（確定の前）", "decided"),
    ("selected", "内示（決定の前）", "notified"),
)


class Budget(CityPage):
    needs = Permission.EDIT_PROGRAMMES
    template_name = "subsidies/budget.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programme = programme_or_404(self)
        ledger: Ledger = ledger_of(programme)
        page = Paginator(ledger.lines, _LINES_A_PAGE).get_page(self.request.GET.get("page"))
        return {
            **super().get_context_data(**kwargs),
            "programme": programme,
            "state": ledger.state,
            "parts": bar_parts(ledger.state),
            "standing": standing(ledger.state),
            "left_label": f"{ledger.state.left:,}円",
            "voted_label": f"{ledger.state.voted:,}円のうち",
            "page_obj": page,
        }


class BudgetSheet(CityView):
    needs = Permission.EDIT_PROGRAMMES

    def get(self, _request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponseBase:
        programme = programme_or_404(self)
        lines, kind = ledger_of(programme).lines, kwargs["kind"]
        name = f"予算差引簿_{programme.code}_{self.today.isoformat()}"
        answer = sheet_response(Sheet(name, _HEADER, map(_cells, reversed(lines))), kind)
        record_export(
            subject=programme,
            name="予算差引簿",
            kind=kind,
            rows=len(lines),
            by=self.user,
            at=self.now,
        )
        return answer


def standing(state: BudgetState) -> list[tuple[str, int]]:
    """Each yen of the budget once, where it stands now: the figures add up to what was voted."""
    return [(label, state.bound_at.get(key, 0)) for key, label, _kind in _PARTS]


def bar_parts(state: BudgetState) -> list[dict[str, Any]]:
    """For the budget bar: what is bound, by how far it has come, in whole percents."""
    parts, offset = [], 0
    for key, label, kind in _PARTS:
        yen = state.bound_at.get(key, 0)
        if not yen or not state.voted:
            continue
        percent = min(round(yen * 100 / state.voted), 100 - offset)
        parts.append(
            {
                "label": label,
                "value_label": f"{yen:,}円",
                "offset": offset,
                "percent": percent,
                "kind": kind,
            }
        )
        offset += percent
    return parts


def _cells(line: LedgerLine) -> list[Cell]:
    entry, application = line.entry, line.entry.application
    return [
        entry.entered_at,
        entry.get_kind_display(),
        application.number if application else None,
        application.association.name if application else None,
        *_amounts(line),
        entry.bound_yen,
        line.left,
        entry.note,
        entry.entered_by.name,
    ]


def _amounts(line: LedgerLine) -> Iterator[int | None]:
    for column in ("voted", "selected", "decided", "settled", "paid"):
        yield line.yen if line.column == column else None
