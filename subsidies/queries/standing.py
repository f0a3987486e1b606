"""Where one application stands: what would be handed in next, and what is still missing for it."""

from dataclasses import dataclass
from datetime import date

from associations.models import User
from subsidies.models import GrantApplication
from subsidies.queries.case import Case, case_of, facts_of
from subsidies.queries.correction import mended, remarks_of
from subsidies.queries.windows import begins_with, closes_on, day_that_counts, is_open_for
from subsidies.rules.amount import Quote
from subsidies.rules.checks import Check, Verdict, missing
from subsidies.rules.open_pages import open_pages
from subsidies.rules.progress import handing_in
from subsidies.rules.questions import Question
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import AFTER_REPORT, Act, Stage


@dataclass(frozen=True)
class Standing:
    """`act`: what the open pages will be handed in as; None where none are open."""

    case: Case
    act: Act | None
    pages: tuple[Question, ...]
    open: tuple[Question, ...]
    remarks: dict[Question, str]
    mended: frozenset[Question]
    checks: tuple[Check, ...]
    is_in_window: bool
    closes_on: date | None

    @property
    def missing(self) -> tuple[Check, ...]:
        return missing(self.checks)

    @property
    def to_mend(self) -> frozenset[Question]:
        """Remarked by the city, and still as they were handed in."""
        return frozenset(self.remarks) - self.mended

    @property
    def warnings(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.verdict is Verdict.WARN)

    @property
    def is_ready(self) -> bool:
        return self.act is not None and self.is_in_window and not self.missing

    @property
    def quote(self) -> Quote:
        return self.case.actual if self.is_settling else self.case.plan

    @property
    def is_settling(self) -> bool:
        """What was paid is what counts: in the report, and ever after."""
        return self.act is Act.REPORT or self.case.application.now in AFTER_REPORT

    def next_page(self) -> Question | None:
        """The first open page that waits: remarked and not mended yet, or with something missing."""
        wanted = {check.question for check in self.missing} | self.to_mend
        return next((page for page in self.open if page in wanted), None)


def standing(application: GrantApplication, on: date, by: User) -> Standing:
    """As it stands for `by`; what the city enters from paper counts from the day of the paper."""
    counts = day_that_counts(application, on, by)
    act = act_at(application, counts)
    case = case_of(application, on)
    remarks = remarks_of(application)
    return Standing(
        case=case,
        act=act,
        pages=application.form.pages(act) if act else (),
        open=open_pages(application.now, application.form, remarks.keys()),
        mended=mended(application, case, act) if act and remarks else frozenset(),
        remarks={question: remark.text for question, remark in remarks.items()},
        checks=checks_for(act, facts_of(case, act)) if act else (),
        is_in_window=act is not None and is_open_for(application, act, counts),
        closes_on=closes_on(application, act, on) if act else None,
    )


def act_at(application: GrantApplication, on: date) -> Act | None:
    """`on`: the day that counts."""
    programme = application.programme
    open_act = None
    if application.now is Stage.DRAFT:
        open_act = begins_with(programme, on)
    return handing_in(
        application.now, needs_consultation=programme.needs_consultation, open_act=open_act
    )
