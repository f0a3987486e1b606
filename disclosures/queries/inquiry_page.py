"""One inquiry: how far it has come, and the one thing to do next."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from disclosures.models import Decision, Inquiry, TakenCopy
from disclosures.queries.footage_state import FootageState, footage_state
from disclosures.queries.left_to_do import left_to_do, not_returned
from disclosures.rules.demands import Demand, chased, demands, missing
from disclosures.rules.next_step import Progress, Step, next_step
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome, Stage
from retention.models import FootageCopy

# What the page about the person asks, and what the page about the paper asks.
_WHO = {
    InquiryReason.IDENTITY_MISSING,
    InquiryReason.WHOSE_MISSING,
    InquiryReason.SUBJECT_MISSING,
    InquiryReason.OTHERS_UNANSWERED,
}
_PAPER = {InquiryReason.DOCUMENT_MISSING, InquiryReason.CONSENT_PAPER_MISSING}


@dataclass(frozen=True, slots=True)
class InquiryPage:
    """`missing` is what hinders showing or giving, `chased` what stays open although it was done."""

    inquiry: Inquiry
    state: FootageState
    decision: Decision | None
    step: Step
    missing: tuple[Demand, ...]
    chased: tuple[Demand, ...]
    left: tuple[str, ...]


def inquiry_page(inquiry: Inquiry, at: datetime) -> InquiryPage:
    """A fixed number of queries."""
    state = footage_state(inquiry, at)
    today = timezone.localdate(at)
    decision = newest_decision(inquiry)
    outcome = Outcome(decision.outcome) if decision else None
    has_cameras = bool(state.cameras)
    found = demands(inquiry.facts(has_cameras=has_cameras), outcome or Outcome.GIVE, today)
    progress = _progress(inquiry, state, decision, found, today)
    return InquiryPage(
        inquiry,
        state,
        decision,
        next_step(progress),
        missing(found),
        chased(found),
        tuple(left_to_do(inquiry, today)),
    )


def newest_decision(inquiry: Inquiry) -> Decision | None:
    rows = Decision.objects.filter(inquiry=inquiry).newest_first()
    return rows.select_related("decided_by", "as_deputy", "paper").first()


def _progress(
    inquiry: Inquiry,
    state: FootageState,
    decision: Decision | None,
    found: tuple[Demand, ...],
    today: date,
) -> Progress:
    lacking = {each.reason for each in found if not each.is_met}
    allowed = decision if inquiry.now is Stage.ALLOWED else None
    return Progress(
        kind=inquiry.what,
        stage=inquiry.now,
        outcome=Outcome(decision.outcome) if decision else None,
        is_placed=bool(state.cameras),
        can_be_secured=state.may_be_held or bool(state.to_rescue),
        has_open_rescue=any(on.task and not on.task.finished_at for on in state.recorders),
        nothing_left=state.nothing_left,
        lacks_identity=bool(lacking & _WHO),
        lacks_document=bool(lacking & _PAPER),
        lacks_original=InquiryReason.ORIGINAL_MISSING in lacking,
        has_copies=_has_copies(allowed, today),
        has_unwritten=_has_unwritten(allowed, today),
        has_taken_left=TakenCopy.objects.of_inquiry(inquiry.pk).to_be_erased().exists(),
        is_shown=allowed is not None and allowed.viewings.exists(),
        is_returned=inquiry.now is Stage.PROVIDED and not_returned(inquiry) is None,
    )


def _has_unwritten(decision: Decision | None, on: date) -> bool:
    """A copy that can still be opened, and has not left for a medium yet."""
    if decision is None:
        return False
    there = FootageCopy.objects.made_for(decision.reference).readable(on)
    return there.filter(taken=None).exists()


def _has_copies(decision: Decision | None, on: date) -> bool:
    """Of managed footage; what was taken at an on-site recorder is handed over without one."""
    if decision is None:
        return False
    copies = FootageCopy.objects.made_for(decision.reference).readable(on)
    return copies.exists() or decision.inquiry.rescues.filter(ending="SECURED").exists()
