"""What can be copied for an inquiry, and what has been."""

from dataclasses import dataclass
from datetime import date, datetime

from disclosures.models import Decision, TakenCopy
from disclosures.queries.asked_footage import asked_footage
from retention.models import Footage, FootageCopy
from retention.queries.channels import camera_label


@dataclass(frozen=True, slots=True)
class CopyRow:
    """`is_there`: its key still is, and its last day has not passed. `taken_at` is when it first left."""

    pk: int
    camera: str
    started_at: datetime | None
    file: str
    size: int
    sha256: str
    made_at: datetime
    made_by: str
    last_day_kept: date
    is_there: bool
    ending: str
    taken_at: datetime | None


def copyable(decision: Decision, on: date) -> list[Footage]:
    """Readable today and not copied yet; two queries."""
    taken = FootageCopy.objects.made_for(decision.reference).with_key().values("footage")
    rows = asked_footage(decision.inquiry).readable(on).exclude(pk__in=taken)
    shown = rows.select_related("channel__camera__site", "recorder")
    return list(shown.order_by("started_at", "path"))


def copies_of(decision: Decision, on: date) -> list[CopyRow]:
    """Three queries."""
    made = FootageCopy.objects.made_for(decision.reference)
    taken = TakenCopy.objects.filter(decision=decision).order_by("-taken_at")
    first = dict(taken.values_list("footage_copy", "taken_at"))
    readable = set(made.readable(on).values_list("pk", flat=True))
    rows = made.select_related("footage__channel__camera__site", "made_by").order_by("pk")
    return [_row(copy, copy.pk in readable, first.get(copy.pk)) for copy in rows]


def _row(copy: FootageCopy, is_there: bool, taken_at: datetime | None) -> CopyRow:  # noqa: FBT001
    return CopyRow(
        pk=copy.pk,
        camera=camera_of(copy.footage),
        started_at=copy.footage.started_at,
        file=copy.footage.path,
        size=copy.size,
        sha256=copy.sha256,
        made_at=copy.made_at,
        made_by=copy.made_by.name,
        last_day_kept=copy.last_day_kept,
        is_there=is_there,
        ending=copy.get_key_ending_display() or ("" if is_there else "最終保存日を過ぎた"),
        taken_at=taken_at,
    )


def camera_of(footage: Footage) -> str:
    site = footage.channel.camera.site if footage.channel else None
    return camera_label(site.number, site.label) if site else camera_label(None, None)
