"""消去証明書: what was erased in a night, how, and how late (規程5(3)).

It bears the day on which the work was finished, whatever night the work was for.
"""

import hashlib
import math
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone

from associations.models import Association
from civic.fiscal_year import FiscalYear
from civic.pdf import render_pdf
from civic.wareki import formal, wareki, with_weekday
from retention.models import Erasure, NightlyRun
from retention.models.erasure import Ending
from retention.rules.erasure import Method

TEMPLATE = "documents/erasure_certificate.html"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def build(run: NightlyRun) -> dict[str, Any]:
    erasures = list(Erasure.objects.of_run(run))
    erased = [each for each in erasures if each.ending != Ending.MISSING]
    check = digest(erased)
    issued_on = timezone.localdate(run.finished_at)
    return {
        "paper": {
            "title": "記録データ消去証明書",
            "number": _number(run, issued_on),
            "issued_on": formal(issued_on),
            "applicant_role": "証明者",
            "applicant": _issuer(run.recorder.association, issued_on),
            "opening": "次のとおり記録データを消去したことを証明します。",
            "check_number": "-".join(check[start : start + 4] for start in (0, 4, 8)),
        },
        "association": run.recorder.association.name,
        "recorder": run.recorder.name,
        "night": with_weekday(run.night),
        "worked": _worked(erasures),
        "erased_count": f"{run.erased_count:,}",
        "erased_bytes": f"{math.ceil(run.erased_bytes / 1000):,}",
        "missing_count": run.missing_count,
        "failed_count": run.failed_count,
        "undated_count": run.undated_count,
        "unlisted_count": run.unlisted_count,
        "lateness": f"{run.worst_days_late}日" if run.worst_days_late else "なし",
        "method": Method(run.recorder.method),
        "days": _days(erased),
        "digest": check,
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


def _worked(erasures: list[Erasure]) -> str:
    moments = sorted(timezone.localtime(each.erased_at) for each in erasures)
    if not moments:
        return "なし"
    first, last = moments[0], moments[-1]
    end = "" if last.date() == first.date() else wareki(last.date())
    return f"{wareki(first.date())}{first:%H:%M:%S}から{end}{last:%H:%M:%S}まで"


def _days(erased: list[Erasure]) -> list[dict[str, Any]]:
    def key(each: Erasure) -> tuple[Any, Any]:
        return each.recorded_on, each.last_day_kept

    rows = []
    for (recorded_on, last_day), group in groupby(sorted(erased, key=key), key=key):
        of_day = list(group)
        rows.append(
            {
                "recorded_on": wareki(recorded_on),
                "last_day": wareki(last_day),
                "count": len(of_day),
                "channels": "、".join(sorted({each.channel or "不明" for each in of_day})),
                "late": f"{of_day[0].days_late}日" if of_day[0].days_late else "なし",
            }
        )
    return rows


def digest(erased: list[Erasure]) -> str:
    """SHA-256 over one line a file: path, recorded day, size, time of erasure."""
    lines = [
        f"{each.path}\t{each.recorded_on}\t{each.size}\t{each.erased_at.isoformat()}"
        for each in erased
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def render(run: NightlyRun) -> bytes:
    return render_pdf(TEMPLATE, build(run))
