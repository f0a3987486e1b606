"""消えないように残す: hold what this system could erase, send somebody to what it cannot reach."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.lock_inquiry import lock_inquiry
from disclosures.models import Inquiry, RescueTask
from disclosures.queries.footage_state import FootageState, footage_state
from disclosures.rules.overwriting import rescue_due
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import SECURABLE
from retention.actions.place_hold import Placed, place_hold


@dataclass(frozen=True, slots=True)
class Secured:
    """The hold where something can be held, and a task for each on-site recorder."""

    inquiry: Inquiry
    placed: Placed | None
    rescues: tuple[RescueTask, ...]


@transaction.atomic
def secure_footage(*, inquiry: Inquiry, address: str, by: User, at: datetime) -> Secured:
    """Both or neither; `address` is the site's root."""
    locked = lock_inquiry(inquiry, SECURABLE)
    state = footage_state(locked, at)
    _check(locked, state)
    placed = _hold(locked, state, address, by=by, at=at) if state.may_be_held else None
    rescues = tuple(_send_out(locked, state, by=by, at=at))
    if placed:
        locked.hold = placed.hold
        locked.full_clean()
        locked.save(update_fields=["hold"])
    journal.record(
        "依頼の映像を残すことにした",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"仮保全": placed.held if placed else 0, "現地での取り出し": len(rescues)},
    )
    return Secured(locked, placed, rescues)


def _check(inquiry: Inquiry, state: FootageState) -> None:
    if inquiry.what.ground is None:
        raise Refused(InquiryReason.NO_GROUND)
    if inquiry.from_at is None or not state.cameras:
        raise Refused(InquiryReason.NOTHING_TO_SECURE)
    if not state.may_be_held and not state.to_rescue:
        done = state.is_secured
        raise Refused(InquiryReason.ALREADY_SECURED if done else InquiryReason.NOTHING_LEFT)


def _hold(
    inquiry: Inquiry, state: FootageState, address: str, *, by: User, at: datetime
) -> Placed | None:
    ground, from_at, to_at = inquiry.what.ground, inquiry.from_at, inquiry.to_at
    if ground is None or from_at is None or to_at is None:
        raise TypeError(inquiry)
    return place_hold(
        association=inquiry.association,
        cameras=state.managed,
        from_at=from_at,
        to_at=to_at,
        ground=ground,
        requester=inquiry.from_whom,
        reason=inquiry.purpose or inquiry.what.label,
        address=address,
        by=by,
        at=at,
    )


def _send_out(inquiry: Inquiry, state: FootageState, *, by: User, at: datetime) -> list[RescueTask]:
    """One task a recorder, however many of the cameras write into it."""
    made = []
    for each in state.to_rescue:
        due_at = rescue_due(inquiry.from_at or at, each.loop, at)
        task = RescueTask(
            inquiry=inquiry, recorder=each.recorder, due_at=due_at, begun_at=at, begun_by=by
        )
        task.full_clean()
        task.save()
        made.append(task)
    return made
