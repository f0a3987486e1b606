"""How long a hold (保全) may last. No clause says: every figure here is 本システムの定め.

規程6(2) lets footage be given on four grounds, and 規程5(3) keeps it 「原則として30日以内」. That a
hold may go beyond the last day is our reading of 「原則として」; the city has not answered (Q14).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from civic.spans import months_after
from civic.wareki import month_and_day
from retention.rules.grounds import Ground
from retention.rules.period import recorded_on as day_in_japan
from retention.rules.reasons_hold import HoldReason

LONGEST_DAYS: Final = 90
# A file that began earlier than this before the first moment asked for does not reach into it.
LONGEST_FILE: Final = timedelta(hours=24)
# Whoever let a provisional hold lapse leaves the same footage to another officer for so long.
AGAIN_AFTER_DAYS: Final = 30
UNCONFIRMED_READING: Final = (
    "最終保存日を過ぎた映像を残すことは、規程5(3)の「原則として」によるものと本システムでは読んでいます"
    "（未確認。市の確認は受けていません）。"
)


class HoldState(StrEnum):
    PROVISIONAL = "PROVISIONAL"
    CONFIRMED = "CONFIRMED"
    LAPSED = "LAPSED"
    RELEASED = "RELEASED"

    @property
    def label(self) -> str:
        return {
            "PROVISIONAL": "仮保全",
            "CONFIRMED": "保全中",
            "LAPSED": "期限で終わった",
            "RELEASED": "解いた",
        }[self.value]

    @property
    def is_in_force(self) -> bool:
        return self in {HoldState.PROVISIONAL, HoldState.CONFIRMED}


@dataclass(frozen=True, slots=True)
class HoldTerm:
    """What decides whether a hold is in force: `ends_on` is its inclusive last day."""

    ends_on: date
    is_confirmed: bool
    is_released: bool

    def state(self, on: date) -> HoldState:
        if self.is_released:
            return HoldState.RELEASED
        if self.ends_on < on:
            return HoldState.LAPSED
        return HoldState.CONFIRMED if self.is_confirmed else HoldState.PROVISIONAL


def period_refusal(from_at: datetime, to_at: datetime, at: datetime) -> HoldReason | None:
    """Why footage between two moments cannot be held at a moment; None when it can."""
    if from_at > at:
        return HoldReason.NOT_BEGUN
    if to_at <= from_at:
        return HoldReason.ENDS_BEFORE
    if day_in_japan(to_at) > day_in_japan(at):
        return HoldReason.AFTER_TODAY
    return None


def provisional_end(placed_on: date, days: int) -> date:
    """The inclusive last day of a hold placed on a day, for PROVISIONAL_HOLD_DAYS."""
    return placed_on + timedelta(days=days)


def latest_end(from_day: date) -> date:
    """The latest last day that may be confirmed on a day, or that a renewal may give to it."""
    return from_day + timedelta(days=LONGEST_DAYS)


def days_beyond(ends_on: date, last_day_kept: date | None) -> int:
    """By how many days footage is kept after its own last day; 0 where nothing is."""
    return max(0, (ends_on - last_day_kept).days) if last_day_kept else 0


def is_beyond_the_month(ends_on: date, recorded_on: date | None) -> bool:
    """最長1カ月 (ガイドライン3(3)イ), counted from the day of recording (民法143条)."""
    return recorded_on is not None and ends_on > months_after(recorded_on, 1)


def days_label(from_at: datetime, to_at: datetime) -> str:
    """「11月19日」 or 「11月19日から11月20日」, in Japan."""
    first, last = (month_and_day(day_in_japan(at)) for at in (from_at, to_at))
    return first if first == last else f"{first}から{last}"


def names_a_private_person(ground: Ground) -> bool:
    """On these grounds whoever asks may be a resident, whose name is not for the city."""
    return ground in {Ground.EMERGENCY, Ground.SUBJECT}
