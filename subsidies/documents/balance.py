"""収支: what comes in and what goes out; both sums are the same by construction (domain §7.1, 18)."""

from subsidies.documents.words import yen_cell
from subsidies.models import CostLine
from subsidies.queries.case import Case
from subsidies.rules.costs import CostKind

Rows = list[list[str]]


def income(case: Case, phase: CostLine.Phase, subsidy: int) -> Rows:
    """The association's own money is what is left over, so that both sides agree."""
    total, other = _total(case, phase), case.application.other_subsidy_yen or 0
    name = case.application.other_subsidy_name or "ほかの補助金"
    rows = [["補助金", yen_cell(subsidy), "この補助金"]]
    rows += [["ほかの補助", yen_cell(other), name]] if other else []
    rows += [["自己資金", yen_cell(total - subsidy - other), "団体の会計から"]]
    return [*rows, ["合計", yen_cell(total), ""]]


def outgoings(case: Case, phase: CostLine.Phase) -> Rows:
    """One line a kind of cost, those that count first."""
    lines = case.lines_of(phase)
    rows = [
        [kind.label, yen_cell(sum(line.yen for line in lines if line.kind == kind)), mark]
        for mark, kinds in _kinds(case)
        for kind in kinds
        if any(line.kind == kind for line in lines)
    ]
    return [*rows, ["合計", yen_cell(_total(case, phase)), ""]]


def _kinds(case: Case) -> list[tuple[str, list[CostKind]]]:
    counted = case.programme.eligible_costs
    return [
        ("対象", [kind for kind in CostKind if kind in counted]),
        ("対象外", [kind for kind in CostKind if kind not in counted]),
    ]


def _total(case: Case, phase: CostLine.Phase) -> int:
    return sum(line.yen for line in case.lines_of(phase))
