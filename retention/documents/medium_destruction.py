"""記録媒体廃棄記録: what was broken, how, before whom, and every place where it had been (規程5(4))."""

from base64 import b64encode
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from associations.models import Association
from civic.fiscal_year import FiscalYear
from civic.models import StoredFile
from civic.pdf import render_pdf
from civic.wareki import FULL_WIDTH, formal, wareki
from retention.models import Medium, MediumDestruction
from retention.queries.media import Link, MediumRow, medium_row, with_custody
from retention.rules.medium import moment_label

TEMPLATE = "documents/medium_destruction.html"


def build(destruction: MediumDestruction) -> dict[str, Any]:
    medium = with_custody(Medium.objects.filter(pk=destruction.medium_id)).get()
    row = medium_row(medium, timezone.localdate(destruction.destroyed_at))
    return {
        "paper": {
            "title": "記録媒体廃棄記録",
            "number": _number(destruction),
            "issued_on": formal(timezone.localdate(destruction.recorded_at)),
            "applicant_role": "記録者",
            "applicant": _issuer(medium.association, destruction),
            "opening": "次の記録媒体を、再び読み取れない状態に壊して廃棄したことを記録します。",
            "rows": _facts(row, destruction),
        },
        "chain": [_line(link) for link in row.chain],
        "photo": _picture(destruction.photo),
        "photo_digest": destruction.photo.sha256,
    }


def _number(destruction: MediumDestruction) -> str:
    """Within the association and the fiscal year, in the order of recording, which never changes."""
    year = FiscalYear.of(timezone.localdate(destruction.recorded_at))
    own = MediumDestruction.objects.filter(medium__association=destruction.medium.association)
    until = Q(recorded_at__lt=destruction.recorded_at)
    until |= Q(recorded_at=destruction.recorded_at, pk__lte=destruction.pk)
    number = own.filter(until, recorded_at__date__gte=year.first_day).count()
    return f"{year.label}　第{number}号".translate(FULL_WIDTH)


def _picture(photo: StoredFile) -> str:
    """The photo inside the paper; empty for one that came as a PDF, which is only named by its digest."""
    if not photo.content_type.startswith("image/"):
        return ""
    return f"data:{photo.content_type};base64,{b64encode(photo.path.read_bytes()).decode()}"


def _issuer(association: Association, destruction: MediumDestruction) -> list[dict[str, str]]:
    """The 管理責任者 of the day on which it was broken."""
    on = timezone.localdate(destruction.destroyed_at)
    posts = association.appointments.in_office(on).managers().with_people().in_order()
    names = "、".join(post.user.name for post in posts)
    return [
        {"label": "団体名", "value": association.name},
        {"label": "所在地", "value": association.address},
        {"label": "管理責任者", "value": names or "（選任されていません）"},
    ]


def _facts(row: MediumRow, destruction: MediumDestruction) -> list[dict[str, str]]:
    medium = row.medium
    facts = {
        "記録媒体": f"{medium.get_kind_display()}　製造番号 {medium.serial}",
        "手に入れた日": wareki(medium.acquired_on),
        "録画装置での使用": _use(row),
        "壊した日時": moment_label(timezone.localtime(destruction.destroyed_at)),
        "壊し方": destruction.get_way_display(),
        "立ち会った人": destruction.witness,
        "記録した人": destruction.recorded_by.name,
    }
    return [{"label": label, "value": value} for label, value in facts.items()]


def _use(row: MediumRow) -> str:
    if row.months:
        return f"{row.months}か月"
    used = any(link.move.recorder_id for link in row.chain)
    return "1か月に満たない" if used else "使っていない"


def _line(link: Link) -> dict[str, str]:
    return {
        "since": _short(link.from_at),
        "until": _short(link.until_at) if link.until_at else "",
        "place": link.place_label,
        "lock": link.move.lock,
        "keeper": link.move.keeper.name,
        "reason": link.move.reason,
    }


def _short(at: datetime) -> str:
    """「令和8年11月23日」 above 「9時05分」."""
    local = timezone.localtime(at)
    return f"{wareki(local.date())}\n{local.hour}時{local.minute:02}分"


def render(destruction: MediumDestruction) -> bytes:
    return render_pdf(TEMPLATE, build(destruction))
