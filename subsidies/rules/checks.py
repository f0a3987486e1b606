"""What is checked of an application, for the officer who fills it in and the clerk who reviews it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from civic.refusals import HOUSE_RULE
from subsidies.rules.amount import Quote
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.terms import OtherSubsidy


class Verdict(StrEnum):
    """`WARN` does not bar handing in; a clerk looks at it."""

    PASS = "PASS"  # noqa: S105 - a verdict
    WARN = "WARN"
    FAIL = "FAIL"

    @property
    def label(self) -> str:
        return {"PASS": "適合", "WARN": "要確認", "FAIL": "不足"}[self]


@dataclass(frozen=True, slots=True)
class Check:
    """`question` names the page that mends it; None where another room does."""

    verdict: Verdict
    sentence: str
    clause: str
    question: Question | None = None
    field: str = ""  # of the programme: shown with 「未確認」 where the city has not published it


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """One camera of the application; counts are households."""

    title: str
    address: str
    households: int
    prior_consents: int
    is_masked: bool
    has_view: bool
    resolution_on: date | None
    local_association: str
    local_association_agreed: bool
    installed_on: date | None
    asked_elsewhere: str = ""  # the number of the other application that keeps it


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """Everything the checks look at, as of one day."""

    on: date
    kind_label: str
    kind_is_eligible: bool
    has_manager: bool
    regulations_are_true: bool  # some are in force, and say what is so today
    cameras: tuple[CameraFacts, ...]
    camera_limit: int | None
    purpose: str
    asks_police: bool
    police_consulted_on: date | None
    planned_start_on: date | None
    planned_end_on: date | None
    year_ends_on: date
    resolution_on: date | None
    contact: str
    cost_kinds: frozenset[CostKind]
    quote: Quote
    other_subsidy_rule: OtherSubsidy
    other_subsidy_yen: int | None
    requested_yen: int | None
    required_papers: tuple[PaperKind, ...]
    report_papers: tuple[PaperKind, ...]
    attached: frozenset[PaperKind]
    bars_early_contract: bool
    decided_on: date | None
    decided_yen: int | None
    contracted_on: date | None
    started_on: date | None
    completed_on: date | None
    costs_paid_on: date | None


def missing(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """What bars handing in."""
    return tuple(check for check in checks if check.verdict is Verdict.FAIL)


def papers_checks(
    facts: GrantFacts, required: tuple[PaperKind, ...], question: Question, field: str
) -> Iterator[Check]:
    for kind in required:
        yield check(kind in facts.attached, kind.label, HOUSE_RULE, question, field=field)


def regulations_check(facts: GrantFacts, *, needed: Verdict) -> Check:
    return check(
        facts.regulations_are_true,
        "管理運用規程（今の役員・カメラとの一致）",
        "ガイドライン3(2)",
        otherwise=needed,
    )


def in_year_check(holds: bool, question: Question) -> Check:  # noqa: FBT001 - the question itself
    """No published rule names this day: a clerk looks at it, and nobody is barred by it."""
    sentence = "年度の終わりまでの完了"
    return check(holds, sentence, HOUSE_RULE, question, otherwise=Verdict.WARN)


def check(
    holds: bool,  # noqa: FBT001 - the question itself
    sentence: str,
    clause: str,
    question: Question | None = None,
    *,
    otherwise: Verdict = Verdict.FAIL,
    field: str = "",
) -> Check:
    return Check(Verdict.PASS if holds else otherwise, sentence, clause, question, field)
