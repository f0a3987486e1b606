"""閲覧: who was shown what, by two people of the association (規程6(2))."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.require_decision import TO_SHOW, require_decision
from disclosures.actions.require_two_people import require_two_people
from disclosures.actions.tell_the_other import tell_the_other
from disclosures.models import Decision, Viewing
from disclosures.rules.reasons_provision import ProvisionReason


@transaction.atomic
def record_viewing(
    *,
    decision: Decision,
    began_at: datetime,
    ended_at: datetime,
    place: str,
    viewers: str,
    footage: str,
    seen: str = "",
    shown_by: User,
    witness: User | None,
    address: str,
    by: User,
    at: datetime,
) -> Viewing:
    """The stage stays: what was shown may still be given, where the decision says so.

    `address` is the site's root.
    """
    newest = require_decision(decision, TO_SHOW)
    _require_moments(newest, began_at, ended_at, at)
    association_id = newest.inquiry.association_id
    acting = require_two_people(
        acting=shown_by, witness=witness, association_id=association_id, then=began_at, by=by
    )
    viewing = Viewing(
        decision=newest,
        began_at=began_at,
        ended_at=ended_at,
        place=place,
        viewers=viewers,
        footage=footage,
        seen=seen,
        shown_by=shown_by,
        shown_as=acting.standing,
        permit=acting.permit,
        witness=witness,
        recorded_at=at,
        recorded_by=by,
    )
    viewing.full_clean()
    viewing.save()
    _record(viewing)
    _tell(viewing, address)
    return viewing


def _tell(viewing: Viewing, address: str) -> None:
    inquiry = viewing.decision.inquiry
    tell_the_other(
        inquiry.association,
        [viewing.shown_by, viewing.witness],
        what="映像を見せた",
        link=f"{address}/a/{inquiry.association_id}/desk/{inquiry.pk}/",
        by=viewing.recorded_by,
        at=viewing.recorded_at,
    )


def _require_moments(
    decision: Decision, began_at: datetime, ended_at: datetime, at: datetime
) -> None:
    if ended_at < began_at:
        raise Refused(ProvisionReason.ENDED_BEFORE_BEGUN)
    if ended_at > at:
        raise Refused(ProvisionReason.VIEWING_IN_FUTURE)
    if began_at < decision.decided_at:
        raise Refused(ProvisionReason.SHOWN_BEFORE_DECISION)


def _record(viewing: Viewing) -> None:
    inquiry = viewing.decision.inquiry
    journal.record(
        "映像を見せた",
        viewing,
        by=viewing.recorded_by,
        at=viewing.recorded_at,
        association_id=inquiry.association_id,
        facts={
            "依頼": inquiry.number,
            "見せた人": viewing.shown_by.journal_name,
            "立ち会った人": viewing.witness.journal_name,
            "立場": viewing.get_shown_as_display(),
        },
        personal={"見た人": viewing.viewers, "映像": viewing.footage},
    )
