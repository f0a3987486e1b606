"""仮保全: one officer keeps footage at once, for a few days, before the paper is there (規程6(2))."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from associations.models import Association, Notice, User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from civic.wareki import wareki
from retention.actions.hold_files import hold_files, lock_recorders_of
from retention.models import PreservationHold
from retention.queries.held_files import coverage, covered_by, files_of
from retention.queries.holders import HOLDERS, holders
from retention.rules.grounds import Ground
from retention.rules.hold import AGAIN_AFTER_DAYS, period_refusal, provisional_end
from retention.rules.reasons_hold import HoldReason


@dataclass(frozen=True, slots=True)
class Placed:
    """The hold and its files: kept by it, already being erased, and gone before it came."""

    hold: PreservationHold
    held: int
    being_erased: int
    gone: int


@transaction.atomic
def place_hold(
    *,
    association: Association,
    cameras: Collection[Camera],
    from_at: datetime,
    to_at: datetime,
    ground: Ground,
    requester: str,
    reason: str,
    address: str,
    by: User,
    at: datetime,
) -> Placed:
    """`from_at` and `to_at` are inclusive moments of the footage; `address` is the site's root.

    What the night has claimed can no longer be saved, and is counted.
    """
    _check(association, cameras, from_at=from_at, to_at=to_at, at=at)
    hold = PreservationHold(
        association=association,
        from_at=from_at,
        to_at=to_at,
        ground=ground,
        requester=requester,
        reason=reason,
        placed_at=at,
        placed_by=by,
        ends_on=provisional_end(timezone.localdate(at), settings.PROVISIONAL_HOLD_DAYS),
    )
    hold.full_clean()
    lock_recorders_of(hold)
    _refuse_prolonging(hold, cameras)
    hold.save()
    hold.cameras.set(cameras)
    held = hold_files(hold)
    found = coverage(files_of(hold))
    placed = Placed(hold, held, found.being_erased, found.gone)
    _record(placed, len(cameras))
    _tell_others(hold, address)
    return placed


def _check(
    association: Association,
    cameras: Collection[Camera],
    *,
    from_at: datetime,
    to_at: datetime,
    at: datetime,
) -> None:
    if not cameras:
        raise Refused(HoldReason.NO_CAMERA)
    if any(camera.site.association_id != association.pk for camera in cameras):
        raise Refused(HoldReason.CAMERA_ELSEWHERE)
    if reason := period_refusal(from_at, to_at, at):
        raise Refused(reason)


def _refuse_prolonging(hold: PreservationHold, cameras: Collection[Camera]) -> None:
    """One person alone would keep footage for ever, week by week; another may place it anew."""
    before = PreservationHold.objects.prolonged_by(hold, AGAIN_AFTER_DAYS)
    files = covered_by([camera.pk for camera in cameras], hold.from_at, hold.to_at)
    if files.kept().filter(held__hold__in=before).exists():
        raise Refused(HoldReason.PLACED_BEFORE, days=str(AGAIN_AFTER_DAYS), needed=HOLDERS)


def _record(placed: Placed, camera_count: int) -> None:
    hold = placed.hold
    journal.record(
        "映像を仮保全した",
        hold,
        by=hold.placed_by,
        at=hold.placed_at,
        association_id=hold.association_id,
        facts={
            "カメラ": camera_count,
            "映像の始まり": timezone.localtime(hold.from_at).isoformat(),
            "映像の終わり": timezone.localtime(hold.to_at).isoformat(),
            "根拠": hold.clause,
            "最終日": hold.ends_on.isoformat(),
            "保全": placed.held,
            "消去の途中": placed.being_erased,
            "消去済み": placed.gone,
        },
        personal={"求めた人": hold.requester, "理由": hold.reason},
    )


def _tell_others(hold: PreservationHold, address: str) -> None:
    """The mail names nobody: it leaves the house."""
    today = timezone.localdate(hold.placed_at)
    others = holders(hold.association_id, today).exclude(user=hold.placed_by)
    for email in sorted({email for email in others.values_list("user__email", flat=True) if email}):
        Notice.objects.create(
            to=email,
            subject=f"【{wareki(hold.ends_on)}まで】仮保全した映像を確かめてください",
            body=_letter(hold, f"{address}/a/{hold.association_id}/footage/holds/{hold.pk}/"),
            queued_at=hold.placed_at,
        )


def _letter(hold: PreservationHold, link: str) -> str:
    return (
        f"{hold.association.name}の映像が仮保全されました。\n\n"
        f"仮保全は{wareki(hold.ends_on)}で切れ、最終保存日を過ぎた映像は次の夜に消えます。\n"
        "続けて残すときは、仮保全した人とは別の役員が、照会書などの文書の番号を確かめて、"
        "次のページで記録してください。\n\n"
        f"{link}\n"
    )
