"""A camera that has stopped recording is found by us, not on the day the police ask."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from associations.rules.roles import Permission
from civic.duties import Duty
from retention.queries.channels import Recorded, recorded_by_cameras

_SILENT = timedelta(days=2)


def duties_of_gaps(association_id: int, on: date) -> Iterator[Duty]:
    """Where the last two full days looked at have no footage, and days before them had some."""
    for recorded in recorded_by_cameras(association_id, on).values():
        if recorded.has_any and _is_silent(recorded):
            yield _duty(association_id, recorded)


def _is_silent(recorded: Recorded) -> bool:
    return recorded.last_day is None or recorded.last_day < recorded.seen_until - _SILENT


def _duty(association_id: int, recorded: Recorded) -> Duty:
    last = recorded.last_day
    since = f"{last.month}月{last.day}日を最後に、" if last else ""
    return Duty(
        title=f"{recorded.site_number}号カメラの映像が、{since}2日以上記録されていません",
        reason="カメラと録画装置の電源、線、時計を確かめてください。直らないときは保守の担当者に連絡してください。",
        clause="本システムの定め",
        url=reverse("footage", args=[association_id]),
        action_label="残っている映像を見る",
        due_on=last + timedelta(days=1) if last else None,
        needs=Permission.SEE_FOOTAGE_DAYS,
    )
