"""消去証明書: what was erased in a night, how, and how late (規程5(3))."""

import hashlib
from itertools import groupby
from typing import Any

from civic.pdf import render_pdf
from civic.wareki import formal, wareki, with_weekday
from retention.models import Erasure, NightlyRun
from retention.models.erasure import Ending
from retention.rules.erasure import Method

TEMPLATE = "documents/erasure_certificate.html"


def build(run: NightlyRun) -> dict[str, Any]:
    erasures = list(Erasure.objects.of_run(run))
    erased = [each for each in erasures if each.ending != Ending.MISSING]
    check = digest(erased)
    return {
        "paper": {
            "title": "記録データ消去証明書",
            "number": f"第{run.pk}号",
            "issued_on": formal(run.night),
            "check_number": "-".join(check[start : start + 4] for start in (0, 4, 8)),
        },
        "association": run.recorder.association.name,
        "recorder": run.recorder.name,
        "night": with_weekday(run.night),
        "erased_count": f"{run.erased_count:,}",
        "erased_bytes": f"{run.erased_bytes:,}",
        "missing_count": run.missing_count,
        "failed_count": run.failed_count,
        "undated_count": run.undated_count,
        "unlisted_count": run.unlisted_count,
        "lateness": f"{run.worst_days_late}日" if run.worst_days_late else "なし",
        "method": Method(run.recorder.method),
        "days": _days(erased),
        "digest": check,
    }


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
