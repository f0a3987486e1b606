"""How long footage is kept: Guideline 3(3)イ (最長1カ月以内) and 規程例 5(3) (原則30日以内).

The last day kept is the earliest of three inclusive days: the 規程's days, 30 days and one calendar
month, each counted from the day of the first frame in Japan, which is never counted itself, even
when it begins at 00:00 (民法140・143条). From the next midnight the footage is unreadable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from cameras.rules.regulations import LONGEST_DAYS
from civic.spans import days_after, months_after
from civic.wareki import wareki

JAPAN: Final = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True)
class RetentionTerm:
    """The days of keeping that one version of the 規程 sets, and the day it takes effect."""

    days: int
    effective_on: date

    def __post_init__(self) -> None:
        if not 1 <= self.days <= LONGEST_DAYS:
            message = (
                f"保存期間は1日から{LONGEST_DAYS}日までです（ガイドライン3(3)イ 最長1カ月以内）。"
            )
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class _Limit:
    reason: str
    last_day: date


def recorded_on(recorded_at: datetime) -> date:
    """Return the day in Japan of the first frame; ValueError when the time has no zone."""
    if recorded_at.tzinfo is None:
        raise ValueError("撮影日時に時差がありません。")
    return recorded_at.astimezone(JAPAN).date()


def last_day_kept(recorded_at: datetime, terms: Sequence[RetentionTerm], *, as_of: date) -> date:
    """Return the inclusive last day on which footage begun at `recorded_at` (aware) is kept.

    `terms` are the versions of one 規程 in any order; those not yet in force on `as_of` are passed
    over. The version in force on the day of recording binds, and so does every shorter one that
    takes effect while the footage is still kept. A longer one never lengthens what was recorded
    before it. With none in force, 30 days and one month alone.

    A shorter version may make footage due at once: the answer then lies before its effective day,
    and the footage goes in the first night. A version that takes effect after the last day has
    passed leaves that day as it was.
    """
    return _earliest(_limits(recorded_on(recorded_at), terms, as_of)).last_day


def explain(
    recorded_at: datetime, terms: Sequence[RetentionTerm], *, as_of: date
) -> tuple[str, ...]:
    """Return the sum behind `last_day_kept` in Japanese, line by line, as screens print it."""
    day = recorded_on(recorded_at)
    limits = _limits(day, terms, as_of)
    earliest = _earliest(limits)
    return (
        f"撮影日 {wareki(day)}（この日は数えません）",
        *(f"{limit.reason} {wareki(limit.last_day)} まで" for limit in limits),
        f"最も早い {wareki(earliest.last_day)} が最終保存日（{earliest.reason}）",
    )


def is_readable(last_day: date, on: date) -> bool:
    """Tell whether footage may still be opened on a day: its last day is the last such day."""
    return on <= last_day


def days_late(last_day: date, erased_on: date) -> int:
    """Return by how many days an erasure was late: the day after the last day is on time (0)."""
    return max(0, (erased_on - last_day).days - 1)


def _limits(day: date, terms: Sequence[RetentionTerm], as_of: date) -> tuple[_Limit, ...]:
    limits = [
        _Limit("1カ月", months_after(day, 1)),
        _Limit(f"{LONGEST_DAYS}日", days_after(day, LONGEST_DAYS)),
    ]
    for term in _applicable(day, terms, as_of):
        if term.effective_on <= _earliest(limits).last_day:
            limits.append(_limit_of(term, day))
    return tuple(reversed(limits))


def _applicable(
    day: date, terms: Sequence[RetentionTerm], as_of: date
) -> tuple[RetentionTerm, ...]:
    """Return the term in force on the day of recording, then the later ones in their order.

    Of two versions of one effective day the shorter binds.
    """
    known = sorted(
        (term for term in terms if term.effective_on <= as_of),
        key=lambda term: (term.effective_on, -term.days),
    )
    before = [term for term in known if term.effective_on <= day]
    return (*before[-1:], *(term for term in known if term.effective_on > day))


def _limit_of(term: RetentionTerm, day: date) -> _Limit:
    reason = f"規程の{term.days}日（{wareki(term.effective_on)}施行）"
    return _Limit(reason, days_after(day, term.days))


def _earliest(limits: Sequence[_Limit]) -> _Limit:
    return min(reversed(limits), key=lambda limit: limit.last_day)
