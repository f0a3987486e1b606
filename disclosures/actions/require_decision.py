"""Nothing is shown, copied or given without the newest decision saying so (規程6(2))."""

from collections.abc import Collection

from civic.refusals import Refused
from disclosures.models import Decision, Inquiry
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.rules.stages import GIVABLE, Outcome, Stage

TO_GIVE = frozenset({Outcome.GIVE})
TO_SHOW = frozenset({Outcome.GIVE, Outcome.SHOW})


def require_decision(decision: Decision, outcomes: Collection[Outcome]) -> Decision:
    """Locks the inquiry. A decision that a later one has replaced carries nothing any more."""
    inquiry = Inquiry.objects.select_for_update(of=("self",)).get(decisions=decision)
    newest: Decision | None = (
        inquiry.decisions.newest_first().select_related("inquiry__association").first()
    )
    if newest is None or newest.pk != decision.pk:
        raise Refused(_reason(outcomes))
    if reason := hindrance(newest, outcomes):
        raise Refused(reason)
    return newest


def hindrance(newest: Decision | None, outcomes: Collection[Outcome]) -> ProvisionReason | None:
    """Why nothing may be done on the newest decision; None where it carries."""
    carries = newest is not None and newest.outcome in outcomes
    if newest is None or not carries or newest.inquiry.now not in GIVABLE:
        return _reason(outcomes)
    return None


def require_not_given(decision: Decision) -> None:
    if decision.inquiry.now is Stage.PROVIDED:
        raise Refused(ProvisionReason.GIVEN_ALREADY)


def _reason(outcomes: Collection[Outcome]) -> ProvisionReason:
    may_show = Outcome.SHOW in outcomes
    return ProvisionReason.NOT_ALLOWED_TO_SHOW if may_show else ProvisionReason.NOT_ALLOWED
