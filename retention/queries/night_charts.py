"""The last nights and the coming ones, as bars."""

from collections.abc import Iterable, Sequence
from datetime import date

from retention.queries.chart import Chart, Column, chart
from retention.queries.city_nights import NightSummary
from retention.queries.forecast import Forecast

# The look of a bar; the order of a legend.
KINDS = {
    "done": "消去した",
    "late": "遅れて消去した",
    "stopped": "止まった、または消せないものがある",
    "missed": "夜間の消去が行われなかった",
    "tonight": "今夜消去する",
    "coming": "消去する見込み",
    "overdue": "遅れている映像を含む",
}


def nights_chart(nights: Sequence[NightSummary]) -> Chart:
    """`nights`: newest first, as the query gives them."""
    columns = [_night(night) for night in reversed(nights)]
    erased = sum(night.erased for night in nights)
    return chart(
        "nights", "夜ごとに消去した本数", f"{erased}本を消去。{_troubles(nights)}", columns
    )


def _night(night: NightSummary) -> Column:
    kind, note = _judged(night)
    mark = f"{night.worst_days_late}日" if night.is_late else ""
    return Column(_short(night.night), night.erased, kind, note, mark)


def _judged(night: NightSummary) -> tuple[str, str]:
    """The worst that may be said of a night, and all of it in words."""
    lateness = (
        f"最大{night.worst_days_late}日遅れ（99％は{night.p99_days_late}日以内）"
        if night.is_late
        else ""
    )
    missed = f"{night.missed}台で行われなかった" if night.missed else ""
    stopped = f"{night.troubled}台で止まったか、消せないものがあった" if night.troubled else ""
    note = "、".join(part for part in (missed, stopped, lateness) if part)
    if night.missed:
        return "missed", note
    if night.troubled:
        return "stopped", note
    return ("late", note) if night.is_late else ("done" if night.recorders else "", note)


def _troubles(nights: Iterable[NightSummary]) -> str:
    kinds = [_judged(night)[0] for night in nights]
    said = [
        f"{KINDS[kind]}夜は{kinds.count(kind)}回"
        for kind in ("late", "stopped", "missed")
        if kind in kinds
    ]
    return f"{'、'.join(said)}。" if said else "遅れた夜も、行われなかった夜もありません。"


def forecast_chart(coming: Forecast) -> Chart:
    columns = [_coming(night, count, coming) for night, count in coming.nights]
    summary = f"今夜{coming.tonight_count}本、30夜で{coming.whole_count}本。"
    return chart("forecast", "これから消去する本数", summary, columns)


def _coming(night: date, count: int, coming: Forecast) -> Column:
    if count and night == coming.nights[0][0]:
        late = f"うち{coming.late_count}本は遅れています" if coming.late_count else ""
        kind = "overdue" if late else "tonight"
        return Column(_short(night), count, kind, late, f"今夜 {count}本")
    return Column(_short(night), count, "coming" if count else "")


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
