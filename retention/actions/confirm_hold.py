"""確認: a second person gives a provisional hold its document and its last day (本システムの定め)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import files, journal
from civic.refusals import Refused
from civic.wareki import wareki
from retention.actions.hold_files import lock_recorders_of, recount_end
from retention.models import PreservationHold
from retention.queries.holders import HOLDERS
from retention.rules.hold import LONGEST_DAYS, HoldState, latest_end
from retention.rules.reasons_hold import HoldReason


@transaction.atomic
def confirm_hold(
    *,
    hold: PreservationHold,
    document_number: str,
    ends_on: date,
    document: tuple[str, bytes] | None = None,
    by: User,
    at: datetime,
) -> PreservationHold:
    """`ends_on` is inclusive; `document` is (file name, bytes)."""
    locked = lock_in_force(hold, at)
    if locked.confirmed_at:
        raise Refused(HoldReason.ALREADY_CONFIRMED)
    if by == locked.placed_by:
        raise Refused(HoldReason.SAME_PERSON, who="仮保全した人", needed=HOLDERS)
    if not document_number.strip():
        raise Refused(HoldReason.DOCUMENT_MISSING)
    today = timezone.localdate(at)
    if ends_on < today:
        raise Refused(HoldReason.ENDS_IN_PAST)
    refuse_too_long(ends_on, latest_end(today))
    locked.document_number, locked.ends_on = document_number.strip(), ends_on
    locked.confirmed_at, locked.confirmed_by = at, by
    locked.full_clean()
    if document:
        locked.document = files.keep_upload(document[1], name=document[0], at=at)
    lock_recorders_of(locked)
    locked.save()
    recount_end(locked)
    journal.record(
        "保全を確かめた",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"最終日": ends_on.isoformat(), "文書の写し": bool(document)},
        personal={"文書の番号": locked.document_number},
    )
    return locked


def lock_in_force(hold: PreservationHold, at: datetime) -> PreservationHold:
    """The hold, locked; refused when it has lapsed or was released."""
    rows = PreservationHold.objects.select_for_update(no_key=True)
    locked = rows.get(pk=hold.pk)
    state = locked.state(timezone.localdate(at))
    if state is HoldState.RELEASED:
        raise Refused(HoldReason.RELEASED)
    if state is HoldState.LAPSED:
        raise Refused(HoldReason.LAPSED, day=wareki(locked.ends_on))
    return locked


def refuse_too_long(ends_on: date, latest: date) -> None:
    if ends_on > latest:
        raise Refused(HoldReason.TOO_LONG, latest=wareki(latest), days=str(LONGEST_DAYS))
