"""What an officer saw at an on-site recorder is recorded: 現地上書き・点検による確認 (規程5(3))."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import files, journal
from civic.refusals import Refused
from retention.models import Recorder, RecorderCheck
from retention.models.recorder import Kind
from retention.rules.reasons_on_site import OnSiteReason


@transaction.atomic
def record_check(
    *,
    recorder: Recorder,
    checked_on: date,
    oldest_frame_at: datetime,
    newest_frame_at: datetime,
    clock_error: int,
    set_days: int,
    playback_seen: str,
    photo: tuple[str, bytes] | None = None,
    remarks: str = "",
    by: User,
    at: datetime,
) -> RecorderCheck:
    """Frames as the recorder shows them; `clock_error` in seconds, positive when it is ahead."""
    locked = Recorder.objects.select_for_update().get(pk=recorder.pk)
    _refuse_wrong_day(locked, checked_on, at)
    if timezone.localdate(newest_frame_at - timedelta(seconds=clock_error)) > checked_on:
        raise Refused(OnSiteReason.FRAME_IN_FUTURE)
    check = RecorderCheck(
        recorder=locked,
        checked_on=checked_on,
        oldest_frame_at=oldest_frame_at,
        newest_frame_at=newest_frame_at,
        clock_error=clock_error,
        set_days=set_days,
        playback_seen=playback_seen,
        remarks=remarks,
        recorded_at=at,
        recorded_by=by,
    )
    check.full_clean()  # before the photo is kept, so that a refusal leaves no file behind
    if photo:
        check.photo = files.keep_upload(photo[1], name=photo[0], at=at)
    check.save()
    journal.record(
        "録画装置を点検した",
        check,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={
            "点検した日": checked_on.isoformat(),
            "時計のずれ（秒）": clock_error,
            "設定の日数": set_days,
            "再生": check.get_playback_seen_display(),
        },
    )
    return check


def _refuse_wrong_day(recorder: Recorder, checked_on: date, at: datetime) -> None:
    if recorder.kind != Kind.ON_SITE:
        raise Refused(OnSiteReason.NOT_ON_SITE)
    if checked_on > timezone.localdate(at):
        raise Refused(OnSiteReason.CHECK_IN_FUTURE)
    retired_on = recorder.retired_on
    if checked_on < recorder.in_use_from or (retired_on is not None and checked_on > retired_on):
        raise Refused(OnSiteReason.CHECK_OUTSIDE_USE)
