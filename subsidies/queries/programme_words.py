"""A programme in words: what it pays for, to whom, when, and which of it is 未確認."""

from collections.abc import Iterable
from dataclasses import dataclass

from associations.models import Association
from subsidies.models import Programme
from subsidies.rules.amount import Quote, quote, rate_label
from subsidies.rules.costs import OFTEN_LEFT_OUT, CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.terms import OtherSubsidy, Rounding, Selection

EXAMPLE_COSTS = (380_000, 250_500)


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term in words; `items` instead where there are several."""

    label: str
    words: str
    is_unverified: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermGroup:
    title: str
    rows: tuple[TermRow, ...]

    @property
    def is_unverified(self) -> bool:
        """All of it: said once beside the title, not at each row."""
        return all(row.is_unverified for row in self.rows)


def terms_in_words(programme: Programme) -> tuple[TermGroup, ...]:
    """No query."""
    words = _Words(programme)
    return (
        TermGroup("補助額", words.amount()),
        TermGroup("だれが、何に", words.eligibility()),
        TermGroup("手続", words.procedure()),
        TermGroup("書類", words.papers()),
    )


def example_sum(programme: Programme) -> Quote:
    """What two cameras of ordinary cost would bring."""
    return quote(EXAMPLE_COSTS, programme.terms)


def amount_in_words(programme: Programme) -> str:
    """「3分の2、1団体300,000円まで」, for a list."""
    caps = [
        f"{label}{cap:,}円まで"
        for label, cap in (
            ("1台", programme.cap_per_camera),
            ("1団体", programme.cap_per_association),
        )
        if cap is not None
    ]
    return "、".join([rate_label(programme.terms.rate), *caps])


class _Words:
    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def amount(self) -> tuple[TermRow, ...]:
        programme = self.programme
        limit = f"{programme.camera_limit}台まで" if programme.camera_limit else "ありません"
        return (
            self.row(ProgrammeField.RATE, f"対象になる経費の{rate_label(programme.terms.rate)}"),
            self.row(ProgrammeField.CAP_PER_CAMERA, _cap(programme.cap_per_camera)),
            self.row(
                ProgrammeField.CAP_PER_ASSOCIATION,
                _cap(programme.cap_per_association, "（同じ年度の決定を合わせて）"),
            ),
            self.row(ProgrammeField.ROUNDING_UNIT, _cut(programme.rounding_unit)),
            self.row(ProgrammeField.ROUNDING, Rounding(programme.rounding).label),
            self.row(ProgrammeField.CAMERA_LIMIT, limit),
        )

    def eligibility(self) -> tuple[TermRow, ...]:
        programme = self.programme
        kinds = [Association.Kind(kind).label for kind in programme.eligible_kinds]
        eligible = [kind.label for kind in CostKind if kind in programme.eligible_costs]
        others = [kind for kind in CostKind if kind not in programme.eligible_costs]
        barred = [kind.label for kind in others if kind not in OFTEN_LEFT_OUT]
        unsaid = [kind.label for kind in others if kind in OFTEN_LEFT_OUT]
        return (
            self.row(ProgrammeField.ELIGIBLE_KINDS, "、".join(kinds)),
            self.row(ProgrammeField.ELIGIBLE_COST_KINDS, "", eligible),
            self.row(ProgrammeField.ELIGIBLE_COST_KINDS, "", barred, label="対象にならない費用"),
            TermRow(
                "定めが見つからない費用（計算に入れません）",
                "",
                is_unverified=True,
                items=tuple(unsaid),
            ),
        )

    def procedure(self) -> tuple[TermRow, ...]:
        programme = self.programme
        days = programme.review_days
        return (
            self.row(
                ProgrammeField.NEEDS_CONSULTATION,
                "申請の前に要ります" if programme.needs_consultation else "要りません",
            ),
            self.row(
                ProgrammeField.BARS_CONTRACT,
                "補助しません"
                if programme.bars_contract_before_decision
                else "補助の対象に含めます",
            ),
            self.row(ProgrammeField.OTHER_SUBSIDY, OtherSubsidy(programme.other_subsidy).label),
            self.row(ProgrammeField.SELECTION, Selection(programme.selection).label),
            self.row(ProgrammeField.REVIEW_DAYS, f"{days}営業日" if days else "決まっていません"),
            self.row(
                ProgrammeField.WANTS_ANNUAL_REPORT,
                "管理期間中、毎年求めます" if programme.wants_annual_report else "求めません",
            ),
        )

    def papers(self) -> tuple[TermRow, ...]:
        programme = self.programme
        return (
            self.row(ProgrammeField.REQUIRED_PAPERS, "", _labels(programme.required_papers)),
            self.row(ProgrammeField.REPORT_PAPERS, "", _labels(programme.report_papers)),
        )

    def row(
        self, field: ProgrammeField, words: str, items: Iterable[str] = (), *, label: str = ""
    ) -> TermRow:
        listed = tuple(items)
        words = words or ("" if listed else "決まっていません")
        unverified = self.programme.is_unverified(field)
        return TermRow(label or field.label, words, unverified, listed)


def _cap(yen: int | None, behind: str = "") -> str:
    return "ありません" if yen is None else f"{yen:,}円{behind}"


def _cut(unit: int) -> str:
    return f"{unit:,}円未満" if unit > 1 else "1円未満だけ"


def _labels(kinds: Iterable[str]) -> list[str]:
    return [PaperKind(kind).label for kind in kinds]
