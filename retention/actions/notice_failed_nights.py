"""A night that failed is mailed by six in the morning, by another way than the night's own."""

from datetime import date, datetime

from django.db import transaction

from associations.models import Appointment, Notice
from associations.rules.roles import Role
from civic import journal
from civic.actors import Actor
from civic.wareki import wareki
from retention.models import MissedNight
from retention.queries.failed_nights import FailedNight, failed_nights

_ESCALATES_AT = 2


def notice_failed_nights(*, on: date, by: Actor, at: datetime) -> list[FailedNight]:
    """Return those that were new; each recorder's night is noticed, and mailed, once."""
    known = set(MissedNight.objects.filter(night=on).values_list("recorder_id", flat=True))
    return [
        failed
        for failed in failed_nights(on)
        if failed.recorder.pk not in known and _notice(failed, by=by, at=at)
    ]


@transaction.atomic
def _notice(failed: FailedNight, *, by: Actor, at: datetime) -> bool:
    """False when another watch was first."""
    row, is_new = MissedNight.objects.get_or_create(
        recorder=failed.recorder,
        night=failed.night,
        defaults={"noticed_at": at, "in_a_row": failed.in_a_row},
    )
    if not is_new:
        return False
    journal.record(
        "夜間の消去が済んでいないことに気づいた",
        row,
        by=by,
        at=at,
        association_id=failed.recorder.association_id,
        facts={"夜": failed.night.isoformat(), "続いた夜": failed.in_a_row},
    )
    # What a night in trouble has mailed itself is not mailed twice, until it happens again.
    if not failed.has_run or failed.in_a_row >= _ESCALATES_AT:
        for address in _addresses(failed, on=failed.night):
            Notice.objects.create(
                to=address, subject=_subject(failed), body=_body(failed), queued_at=at
            )
    return True


def _addresses(failed: FailedNight, *, on: date) -> set[str]:
    """会長と管理責任者と市の担当; from the second night on, every officer who leads and the 課長 too."""
    escalated = failed.in_a_row >= _ESCALATES_AT
    leads = {Role.CHAIR, Role.MANAGER} | ({Role.VICE_CHAIR} if escalated else set())
    staff = {Role.CITY_REVIEWER} | ({Role.CITY_APPROVER} if escalated else set())
    posts = Appointment.objects.in_office(on)
    officers = posts.of_association(failed.recorder.association_id).filter(role__in=leads)
    city = posts.of_city().filter(role__in=staff)
    found = {
        email
        for posts_of in (officers, city)
        for email in posts_of.values_list("user__email", flat=True)
    }
    return {email for email in found if email}


def _subject(failed: FailedNight) -> str:
    head = f"【至急・{failed.in_a_row}晩続き】" if failed.in_a_row >= _ESCALATES_AT else "【至急】"
    return f"{head}記録データの消去が済んでいません（{failed.recorder.association.name}）"


def _body(failed: FailedNight) -> str:
    what = (
        "消去の途中で問題が起きました。"
        if failed.has_run
        else "朝6時になっても、消去が行われていません。"
    )
    return (
        f"{wareki(failed.night)}の夜の消去について、お知らせします。\n\n"
        f"団体：{failed.recorder.association.name}\n録画装置：{failed.recorder.name}\n{what}\n"
        f"続けて{failed.in_a_row}晩目です。\n\n"
        "消えるはずの映像は、最終保存日を過ぎてからは、このシステムでは見られません。\n"
        "役員の方は、録画装置の電源とつながっている線を確かめてください。\n"
        "市の担当の方は、仕事係（worker）と時計係（beat）が動いているか、"
        "運用の担当者に確かめてください。（規程5(3)）\n"
    )
