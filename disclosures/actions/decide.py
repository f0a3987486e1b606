"""決定: the 管理責任者, or the deputy on record, says whether to give, show or refuse (規程6(2))."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from associations.models import User
from associations.queries.manager import manager_on
from civic import journal
from civic.refusals import Refused
from disclosures.actions.end_spent_copies import end_spent_copies
from disclosures.actions.lock_inquiry import lock_inquiry
from disclosures.models import Decision, Deputy, Inquiry
from disclosures.queries.who_may_act import deputy_of
from disclosures.rules.demands import demands, missing
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import DECIDABLE, Outcome
from retention.queries.standing import standing_of

_CARRIED = frozenset({Outcome.GIVE, Outcome.SHOW})


@transaction.atomic
def decide(*, inquiry: Inquiry, outcome: Outcome, reason: str, by: User, at: datetime) -> Decision:
    """Refused with the first thing that is missing. A later decision takes the earlier one's place."""
    locked = lock_inquiry(inquiry, DECIDABLE)
    deputy = _require_decider(locked, by, at)
    _require_everything(locked, outcome, at)
    if not reason:
        raise Refused(InquiryReason.REASON_MISSING)
    carried = outcome in _CARRIED
    decision = Decision(
        inquiry=locked,
        outcome=outcome.value,
        ground=locked.what.ground or "" if carried else "",
        reason=reason,
        decided_at=at,
        decided_by=by,
        as_deputy=deputy,
    )
    decision.full_clean()
    decision.save()
    locked.stage = outcome.stage.value
    locked.save(update_fields=["stage"])
    _record(decision)
    # A copy made for a decision that was replaced will never be given.
    transaction.on_commit(partial(end_spent_copies, by=by, at=at, inquiry=locked))
    return decision


def _require_decider(inquiry: Inquiry, by: User, at: datetime) -> Deputy | None:
    """None for the 管理責任者 himself."""
    if standing_of(by, inquiry.association_id, at).is_manager:
        return None
    if deputy := deputy_of(by, inquiry.association_id, at):
        return deputy
    post = manager_on(inquiry.association_id, timezone.localdate(at))
    name = post.user.name if post else "選任されていません"
    raise Refused(InquiryReason.NOT_DECIDER, name=name)


def _require_everything(inquiry: Inquiry, outcome: Outcome, at: datetime) -> None:
    facts = inquiry.facts(has_cameras=inquiry.cameras.exists())
    for demand in missing(demands(facts, outcome, timezone.localdate(at))):
        raise Refused(demand.reason)
    if outcome is Outcome.REFUSE and inquiry.compels(timezone.localdate(at)):
        raise Refused(InquiryReason.WARRANT_COMPELS)


def _record(decision: Decision) -> None:
    journal.record(
        "依頼について決めた",
        decision,
        by=decision.decided_by,
        at=decision.decided_at,
        association_id=decision.inquiry.association_id,
        facts={
            "依頼": decision.inquiry.number,
            "決定": decision.get_outcome_display(),
            "根拠": decision.get_ground_display() or None,
            "代理": decision.as_deputy is not None,
        },
        personal={"理由": decision.reason},
    )
