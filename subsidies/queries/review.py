"""One application as the reviewer opens it: everything that is looked at, on one screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from associations.models import User
from subsidies.models import Attachment, CostLine, GrantApplication, Letter, Submission
from subsidies.queries.case import Case, case_of, facts_of, known_papers
from subsidies.queries.duplicates import Duplicate, duplicates_of
from subsidies.queries.grant_queue import clock_for
from subsidies.queries.neighbours import Surroundings, surroundings
from subsidies.rules.amount import Quote
from subsidies.rules.checks import Check, Verdict, missing
from subsidies.rules.clock import Clock
from subsidies.rules.comparison import FieldChange, compare
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import AFTER_REPORT, CORRECTING, Act


@dataclass(frozen=True, slots=True)
class CheckRow:
    check: Check
    chip: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class CostRow:
    """`cells` in the order of the cameras, then what all share."""

    label: str
    is_eligible: bool
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A kind that the programme asks for, or that was attached without being asked for."""

    label: str
    is_required: bool
    attachments: tuple[Attachment, ...]
    known_from: str = ""  # where the house holds it, so that nobody has to attach it


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    label: str
    who: str
    submission: Submission | None = None
    letter: Letter | None = None


@dataclass(frozen=True)
class Review:
    case: Case
    user: User
    act: Act
    clock: Clock | None
    submissions: tuple[Submission, ...]
    letters: tuple[Letter, ...]
    earlier: tuple[GrantApplication, ...]
    events: tuple[Event, ...]

    @cached_property
    def quote(self) -> Quote:
        return self.case.actual if self.act is Act.REPORT else self.case.plan

    @cached_property
    def checks(self) -> tuple[CheckRow, ...]:
        """What is lacking first, then what a clerk has to look at."""
        unverified = set(self.case.programme.unverified)
        found = sorted(
            checks_for(self.act, facts_of(self.case, self.act)),
            key=lambda check: _FIRST.index(check.verdict),
        )
        return tuple(CheckRow(c, _CHIPS[c.verdict], c.field in unverified) for c in found)

    @cached_property
    def open_checks(self) -> tuple[CheckRow, ...]:
        return tuple(row for row in self.checks if row.check.verdict is not Verdict.PASS)

    @cached_property
    def passed_checks(self) -> tuple[CheckRow, ...]:
        return tuple(row for row in self.checks if row.check.verdict is Verdict.PASS)

    @cached_property
    def lacking(self) -> tuple[Check, ...]:
        return missing(tuple(row.check for row in self.checks))

    @cached_property
    def costs(self) -> tuple[CostRow, ...]:
        phase = CostLine.Phase.ACTUAL if self.act is Act.REPORT else CostLine.Phase.PLAN
        return tuple(_cost_rows(self.case, phase))

    @cached_property
    def papers(self) -> tuple[PaperRow, ...]:
        programme = self.case.programme
        wanted = programme.report_papers if self.act is Act.REPORT else programme.required_papers
        return tuple(_paper_rows(wanted, self.case))

    @cached_property
    def draft(self) -> Letter | None:
        open_ones = (each for each in self.letters if not each.approved_at)
        return next((each for each in open_ones if not each.discarded_at), None)

    @property
    def is_being_corrected(self) -> bool:
        """What is read below the last submission is being written, and is not handed in yet."""
        return self.case.application.now in CORRECTING

    @cached_property
    def newest(self) -> Submission | None:
        return self.submissions[-1] if self.submissions else None

    @cached_property
    def duplicates(self) -> tuple[Duplicate, ...]:
        return duplicates_of(self.case, self.user)

    @cached_property
    def surroundings(self) -> Surroundings:
        return surroundings([camera.site for camera in self.case.cameras])

    @cached_property
    def changes(self) -> tuple[FieldChange, ...] | None:
        """None when the newest paper was handed in once only."""
        newest = self.newest
        if newest is None:
            return None
        before = [
            each for each in self.submissions[:-1] if (each.act, each.attempt + 1) == _turn(newest)
        ]
        return compare(before[-1].answers, newest.answers) if before else None


def review_of(application: GrantApplication, user: User, on: date) -> Review:
    """A fixed number of queries, however many cameras, papers and steps."""
    submissions = tuple(application.submissions.in_order().select_related("submitted_by", "paper"))
    letters = tuple(
        application.letters.in_order().select_related("drafted_by", "approved_by", "paper")
    )
    others = GrantApplication.objects.visible_to(user).of_association(application.association_id)
    return Review(
        case=case_of(application, on),
        user=user,
        act=Act.REPORT if application.now in AFTER_REPORT else Act.APPLY,
        clock=clock_for(application, on),
        submissions=submissions,
        letters=letters,
        earlier=tuple(others.exclude(pk=application.pk).select_related("programme")),
        events=tuple(_events(application, submissions, letters)),
    )


def _turn(submission: Submission) -> tuple[str, int]:
    return submission.act, submission.attempt


def _cost_rows(case: Case, phase: CostLine.Phase) -> Iterator[CostRow]:
    columns = [*(camera.grant_camera.camera_id for camera in case.cameras), None]
    lines = case.lines_of(phase)
    for kind in CostKind:
        mine = [line for line in lines if line.kind == kind]
        if mine:
            cells = tuple(
                sum(line.yen for line in mine if line.camera_id == column) for column in columns
            )
            yield CostRow(kind.label, kind in case.programme.eligible_costs, cells, sum(cells))


def _paper_rows(wanted: Sequence[str], case: Case) -> Iterator[PaperRow]:
    known = {paper.kind: paper.where for paper in known_papers(case)}
    for kind in PaperKind:
        there = tuple(paper for paper in case.attachments if paper.kind == kind)
        if there or kind in wanted:
            yield PaperRow(kind.label, kind in wanted, there, known.get(kind, ""))


def _events(
    application: GrantApplication, submissions: Sequence[Submission], letters: Sequence[Letter]
) -> Iterator[Event]:
    """The newest first; a step that a submission or a letter made carries it."""
    handed_in = {(each.act, each.submitted_at): each for each in submissions}
    sent = {(each.act, each.approved_at): each for each in letters}
    steps = application.stage_changes.in_order().reverse().select_related("moved_by")
    for step in steps:
        key = (step.act, step.moved_at)
        who = step.moved_by.name if step.moved_by else ""
        yield Event(step.moved_at, Act(step.act).label, who, handed_in.get(key), sent.get(key))


_FIRST = (Verdict.FAIL, Verdict.WARN, Verdict.PASS)
_CHIPS = {Verdict.PASS: "success", Verdict.WARN: "warning", Verdict.FAIL: "error"}
