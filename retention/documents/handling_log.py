"""操作記録簿: every handling of footage and every changed setting in a month (規程4(3)・6(1)).

A view of the records as they stand when it is opened; it is not stored.
"""

import calendar
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from associations.models import Appointment, Association
from associations.queries.manager import manager_on
from associations.rules.roles import Role
from civic.pdf import render_pdf
from civic.wareki import formal, month_and_day, wareki, year_label
from retention.models import Footage, FootageAccess, HandlingPermit
from retention.queries.channels import camera_label
from retention.rules.handling import PURPOSE_LIMIT

TEMPLATE = "documents/handling_log.html"


def build(association: Association, month: date, on: date) -> dict[str, Any]:
    """`month` is its first day; rows break their lines where a new line is. Three queries, whatever the number of records."""
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    accesses = list(
        FootageAccess.objects.of_association(association.pk)
        .between(month, last)
        .select_related(
            "accessed_by", "recorder", "footage__channel__camera__site", "permit__granted_by"
        )
    )
    posts = list(Appointment.objects.of_association(association.pk).handling_footage())
    manager = manager_on(association.pk, on)
    return {
        "paper": {
            "title": f"操作記録簿（{formal(month).rpartition('月')[0]}月分）",
            "issued_on": formal(on),
            "maker": f"{association.name}　管理責任者 {manager.user.name if manager else '（選任されていません）'}",
            "opening": (
                f"{year_label(month)}{month.month}月の、機器の操作と記録データの取扱いは、"
                f"次の{len(accesses)}件です。{_so_far(on, last)}"
            ),
        },
        "rows": [_row(number, each, posts) for number, each in enumerate(accesses, start=1)],
        "limit": PURPOSE_LIMIT,
    }


def _so_far(on: date, last: date) -> str:
    return f"（{wareki(on)}現在）" if on <= last else ""


def _row(number: int, access: FootageAccess, posts: Iterable[Appointment]) -> dict[str, Any]:
    footage = access.footage
    return {
        "number": number,
        "at": _moment(access.accessed_at, "\n"),
        "name": access.accessed_by.name,
        "post": (post := _post(access, posts)),
        "kind": access.get_kind_display(),
        "device": _camera(footage) if footage else access.recorder.name,
        "recorded": _moment(footage.started_at) if footage and footage.started_at else "－",
        "path": footage.path if footage else "",
        "purpose": access.purpose,
        "permit": _permit(access.permit, post),
    }


def _camera(footage: Footage) -> str:
    site = footage.channel.camera.site if footage.channel else None
    return camera_label(site.number, site.label) if site else camera_label(None, None)


def _post(access: FootageAccess, posts: Iterable[Appointment]) -> str:
    """By the dated history: what the person was on that day, 管理責任者 before 取扱責任者."""
    day = timezone.localdate(access.accessed_at)
    held = {post.role_label for post in posts if post.user_id == access.accessed_by_id
            and post.is_held(day)}  # fmt: skip
    return "、".join(sorted(held, reverse=True))


def _permit(permit: HandlingPermit | None, post: str) -> str:
    """Only who was 管理責任者 that day needed none; of anybody else its absence is told."""
    if permit is None:
        return "管理責任者のため不要" if Role.MANAGER.label in post else "許可の記録がありません"
    starts, ends = timezone.localtime(permit.starts_at), timezone.localtime(permit.ends_at)
    day = month_and_day(ends.date()) if ends.date() != starts.date() else ""
    hours = f"{month_and_day(starts.date())}{_clock(starts)}から{day}{_clock(ends)}まで"
    return f"{permit.granted_by.name}\n{hours}"


def _moment(at: datetime, space: str = " ") -> str:
    local = timezone.localtime(at)
    return f"{wareki(local.date())}{space}{_clock(local)}"


def _clock(local: datetime) -> str:
    return f"{local.hour}時{local.minute:02d}分"


def render(association: Association, month: date, on: date) -> bytes:
    return render_pdf(TEMPLATE, build(association, month, on))
