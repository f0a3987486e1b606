"""Custody of a medium and how long a card has served (規程5(2)・5(4)).

The chain of places has no gap: each stay ends at the moment the next one begins, the last one at
the destruction or never. Twelve months for a card are this house's rule of thumb, not the city's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from civic.spans import months_after
from civic.wareki import wareki

MONTHS_OF_A_CARD: Final = 12


@dataclass(frozen=True, slots=True)
class Stay:
    """From a moment until another, which is not part of it; None: it is still there."""

    from_at: datetime
    until_at: datetime | None


def custody(moved_ats: Sequence[datetime], destroyed_at: datetime | None) -> tuple[Stay, ...]:
    """Return one stay a move, in order; ValueError when the moments do not run forward."""
    ends: list[datetime | None] = [*moved_ats[1:], destroyed_at]
    stays = tuple(Stay(start, end) for start, end in zip(moved_ats, ends, strict=True))
    if any(stay.until_at is not None and stay.until_at <= stay.from_at for stay in stays):
        raise ValueError("記録媒体の移動は、日時の順に並べます。")
    return stays


def months_in_use(in_recorders: Sequence[tuple[date, date]]) -> int:
    """Return the whole calendar months of the days spent in recorders.

    Each pair is the day put in, uncounted, and the last day in. Days of several stays are joined
    and reckoned back from the last of them, as if they had been without a break.
    """
    if not in_recorders:
        return 0
    last = max(until for _from, until in in_recorders)
    days = sum((until - from_).days for from_, until in in_recorders)
    first, months = last - timedelta(days=days), 0
    while months_after(first, months + 1) <= last:
        months += 1
    return months


def is_worn(months: int) -> bool:
    """Tell whether a card has come to the end of its usual life."""
    return months >= MONTHS_OF_A_CARD


def moment_label(local: datetime) -> str:
    """「令和8年11月23日 10時05分」 of a moment already in Japan's time."""
    return f"{wareki(local.date())} {local.hour}時{local.minute:02}分"
