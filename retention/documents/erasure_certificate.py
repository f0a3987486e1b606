"""消去証明書: what was erased in a night, how, and how late (規程5(3)), and the seal upon it.

It bears the day on which the work was finished, whatever night the work was for.
"""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils import timezone

from associations.models import Association
from civic.amounts import file_size
from civic.fiscal_year import FiscalYear
from civic.pdf import render_pdf
from civic.qr import qr_svg
from civic.seal_note import in_groups
from civic.wareki import formal, wareki, with_weekday
from retention.models import NightlyRun
from retention.models.erasure import Ending
from retention.queries.closings import closing_of, seal_over
from retention.rules.erasure import Method

TEMPLATE = "documents/erasure_certificate.html"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def build(run: NightlyRun) -> dict[str, Any]:
    issued_on = timezone.localdate(run.finished_at)
    return {
        "paper": {
            "title": "記録データ消去証明書",
            "number": _number(run, issued_on),
            "issued_on": formal(issued_on),
            "applicant_role": "証明者",
            "applicant": _issuer(run.recorder.association, issued_on),
            "opening": "次のとおり記録データを消去したことを証明します。",
            "check_number": "-".join(run.erasures_root[start : start + 4] for start in (0, 4, 8)),
        },
        "association": run.recorder.association.name,
        "recorder": run.recorder.name,
        "night": with_weekday(run.night),
        "worked": _worked(run),
        "erased_count": f"{run.erased_count:,}",
        "erased_size": file_size(run.erased_bytes),
        "missing_count": run.missing_count,
        "failed_count": run.failed_count,
        "undated_count": run.undated_count,
        "unlisted_count": run.unlisted_count,
        "lateness": _late(run.worst_days_late),
        "p99_lateness": _late(run.p99_days_late),
        "method": Method(run.recorder.method),
        "days": _days(run),
        "seal": _seal(run),
    }


def _number(run: NightlyRun, issued_on: date) -> str:
    """Within the association and the fiscal year, in the order in which the work was finished.

    A finished night never changes and later ones come after it, so the number stays.
    """
    year = FiscalYear.of(issued_on)
    own = NightlyRun.objects.of_association(run.recorder.association_id).to_certify()
    finished_at = run.finished_at or timezone.now()
    number = own.finished_from(year.first_day, until=finished_at, pk=run.pk).count()
    return f"{year.label}　第{number}号".translate(_FULL_WIDTH)


def _issuer(association: Association, on: date) -> list[dict[str, str]]:
    posts = association.appointments.in_office(on).managers().with_people().in_order()
    names = "、".join(post.user.name for post in posts)
    return [
        {"label": "団体名", "value": association.name},
        {"label": "所在地", "value": association.address},
        {"label": "管理責任者", "value": names or "（選任されていません）"},
    ]


def _worked(run: NightlyRun) -> str:
    span = run.erasures.aggregate(first=Min("erased_at"), last=Max("erased_at"))
    if not span["first"]:
        return "なし"
    first, last = _japan(span["first"]), _japan(span["last"])
    end = "" if last.date() == first.date() else wareki(last.date())
    return f"{wareki(first.date())}{first:%H:%M:%S}から{end}{last:%H:%M:%S}まで"


def _japan(moment: datetime) -> datetime:
    return timezone.localtime(moment)


def _days(run: NightlyRun) -> list[dict[str, Any]]:
    erased = run.erasures.exclude(ending=Ending.MISSING).values("recorded_on", "last_day_kept")
    days = erased.annotate(
        count=Count("pk"), channels=ArrayAgg("channel", distinct=True), late=Max("days_late")
    )
    return [
        {
            "recorded_on": wareki(day["recorded_on"]),
            "last_day": wareki(day["last_day_kept"]),
            "count": day["count"],
            "channels": "、".join(sorted(channel or "不明" for channel in day["channels"])),
            "late": _late(day["late"]),
        }
        for day in days.order_by("recorded_on", "last_day_kept")
    ]


def _late(days: int) -> str:
    return f"{days}日" if days else "なし"


def _seal(run: NightlyRun) -> dict[str, Any]:
    """`number` is 0 where the night is not sealed yet; the root stands as soon as it is closed."""
    closing = closing_of(run)
    checkpoint = seal_over(closing) if closing else None
    root = run.erasures_root
    address = f"{settings.PUBLIC_ADDRESS}{reverse('verify')}"
    return {
        "number": checkpoint.number if checkpoint else 0,
        "sealed_on": wareki(timezone.localdate(checkpoint.sealed_at)) if checkpoint else "",
        "count": f"{run.erased_count + run.missing_count:,}",
        "root_lines": [in_groups(half) for half in (root[:32], root[32:]) if half],
        "address": address,
        "qr": qr_svg(f"{address}#{root}") if root else "",
    }


def render(run: NightlyRun) -> bytes:
    return render_pdf(TEMPLATE, build(run))
