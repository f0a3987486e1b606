"""On which days a duty is announced, and by which way. All days are 本システムの定め.

A step is named by the days that are left (30, 14, 3, 0) or by the days that have passed (-7).
The night takes the newest step that has been reached, so that a night that fell out is made up
for by the next one, and nobody gets two at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Way(StrEnum):
    MAIL = "MAIL"
    DIGEST = "DIGEST"
    LETTER = "LETTER"

    @property
    def label(self) -> str:
        return _WAYS[self]


_WAYS = {
    Way.MAIL: "そのつどメール",
    Way.DIGEST: "週に一度のまとめ",
    Way.LETTER: "毎月の手紙",
}


class DutyKind(StrEnum):
    """The city sets the days for each; the first word of a duty's key, or else its room."""

    POSTS = "posts"
    CAMERAS = "cameras"
    PERMITS = "permits"
    FOOTAGE = "footage"
    REQUESTS = "requests"
    SUBSIDIES = "subsidies"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    DutyKind.POSTS: "役員・任期・誓約書",
    DutyKind.CAMERAS: "カメラ・規程・点検",
    DutyKind.PERMITS: "許可の更新",
    DutyKind.FOOTAGE: "映像の保存と消去",
    DutyKind.REQUESTS: "照会・苦情・事故",
    DutyKind.SUBSIDIES: "補助金・年次報告",
}


@dataclass(frozen=True, slots=True)
class Days:
    """Days before the due day (0 is the day itself) and days after it."""

    before: tuple[int, ...]
    after: tuple[int, ...] = ()


USUAL = Days(before=(30, 14, 3, 0), after=(1, 7))
USUAL_DAYS = {
    DutyKind.POSTS: Days(before=(60, 30, 14, 3), after=(1, 7)),
    DutyKind.CAMERAS: USUAL,
    DutyKind.PERMITS: Days(before=(60, 30, 14, 3), after=(1, 7)),
    DutyKind.FOOTAGE: Days(before=(7, 3, 0), after=(1, 7)),
    DutyKind.REQUESTS: Days(before=(7, 3, 0), after=(1, 3)),
    DutyKind.SUBSIDIES: Days(before=(60, 30, 14, 3, 0), after=(1, 7)),
}
FIRST_SEEN = "new"  # the only step of a duty without a day


def step_reached(due_on: date | None, on: date, days: Days) -> str | None:
    """The name of the newest step, or None while the first one is still ahead."""
    if due_on is None:
        return FIRST_SEEN
    left = (due_on - on).days
    if left < 0:
        return _late_step(-left, days)
    reached = [step for step in days.before if left <= step]
    return str(min(reached)) if reached else None


def _late_step(passed: int, days: Days) -> str | None:
    """Before the first late step the last step ahead still counts: it may not have gone out."""
    reached = [step for step in days.after if passed >= step]
    if reached:
        return str(-max(reached))
    return str(min(days.before)) if days.before else None


_MONDAY = 0
DAYS_OF_A_WEEK = 7


def next_digest_on(on: date) -> date:
    """The Monday after this day."""
    return on + timedelta(days=DAYS_OF_A_WEEK - (on.weekday() - _MONDAY) % DAYS_OF_A_WEEK)


def way_of(chosen: Way, *, has_mail: bool, due_on: date | None, on: date, urgent: bool) -> Way:
    """Nobody waits for the digest with what falls due before it; without mail it is the letter."""
    if not has_mail:
        return Way.LETTER
    if chosen is Way.DIGEST and (urgent or (due_on is not None and due_on <= next_digest_on(on))):
        return Way.MAIL
    return chosen


def usual_way(*, has_mail: bool) -> Way:
    return Way.MAIL if has_mail else Way.LETTER


def readable_days(days: Sequence[int]) -> str:
    """「60、30、14」"""
    return "、".join(str(day) for day in days)
