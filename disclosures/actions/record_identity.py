"""本人確認: which proof was shown, and when. No copy is taken."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_open
from disclosures.models import Inquiry
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import DECIDABLE, Stage

# About whom and about what it was decided; a description of the others decides nothing.
_DECIDED_ABOUT = frozenset({"requester", "asks_as", "subject_name", "others"})


@transaction.atomic
def record_identity(
    *,
    inquiry: Inquiry,
    proof: str,
    requester: str = "",
    asks_as: str = "",
    subject_name: str = "",
    others: str = "",
    others_in_picture: str = "",
    by: User,
    at: datetime,
) -> Inquiry:
    """What is left empty stays as it was, but the proof.

    What was decided was decided about that person and that picture: another has to be decided
    anew (規程6(2)).
    """
    locked = lock_open(inquiry)
    if not proof:
        raise Refused(InquiryReason.IDENTITY_MISSING)
    locked.identity_proof = proof
    locked.identity_seen_at, locked.identity_seen_by = at, by
    said = {
        "requester": requester,
        "asks_as": asks_as,
        "subject_name": subject_name,
        "others": others,
        "others_in_picture": others_in_picture,
    }
    _write(locked, {name: value for name, value in said.items() if value})
    locked.full_clean()
    locked.save()
    journal.record(
        "求めた人を確かめた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        personal={"証明": proof},
    )
    return locked


def _write(inquiry: Inquiry, said: dict[str, str]) -> None:
    changed = {name for name, value in said.items() if value != getattr(inquiry, name)}
    if "requester" in changed and not inquiry.requester and inquiry.agency:
        changed.discard("requester")  # the officer's name beside the agency's: nobody else
    if changed & _DECIDED_ABOUT and inquiry.now is Stage.PROVIDED:
        raise Refused(InquiryReason.REQUESTER_AFTER_GIVING)
    if changed & _DECIDED_ABOUT and inquiry.now in DECIDABLE:
        inquiry.stage = Stage.RECEIVED
    for name, value in said.items():
        setattr(inquiry, name, value)
