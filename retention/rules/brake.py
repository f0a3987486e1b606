"""When a night stops and asks two people instead of erasing (本システムの定め).

A clock that jumped, a changed 規程 or a store that came back empty all look alike from here: far more
would be erased, or is gone, than the nights before have foretold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

# A night may be missed and made up for; a longer gap is more likely a wrong clock.
LONGEST_GAP: Final = 3
# A store that has lost this share of what it held is not the store it was.
EMPTIED: Final = 0.9


class BrakeReason(StrEnum):
    CLOCK = "CLOCK"
    FIRST_NIGHT = "FIRST_NIGHT"
    ABOVE_FORECAST = "ABOVE_FORECAST"
    EMPTY_STORE = "EMPTY_STORE"

    @property
    def label(self) -> str:
        return {
            BrakeReason.CLOCK: "前の夜から日が空きすぎている",
            BrakeReason.FIRST_NIGHT: "初めての夜に、消去の対象が多い",
            BrakeReason.ABOVE_FORECAST: "消去の対象が見込みよりずっと多い",
            BrakeReason.EMPTY_STORE: "保存先から映像が一度に無くなっている",
        }[self]


@dataclass(frozen=True, slots=True)
class BrakeLimits:
    """Stop when the surplus is over `share` of what is kept and at least `fewest`, or over `most`."""

    share: float
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class NightFigures:
    """Files. `due` tonight; `kept` in all, with the due; of the `known` before, `gone` are not there.

    `expected` was foretold; `gap` is the number of nights since the last that did its work, or since
    the recorder was entered.
    """

    due: int
    kept: int
    known: int
    gone: int
    expected: int
    gap: int
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What two people have looked at: why a night stopped, and of how many files."""

    reason: BrakeReason
    files: int


def expected_due(forecast: Mapping[date, int], *, last_night: date, on: date) -> int:
    """What the last night foretold for this one (last day kept → files), some nights ahead at most."""
    horizon = min(on, last_night + timedelta(days=LONGEST_GAP))
    return sum(count for day, count in forecast.items() if day < horizon)


def brake_reason(
    figures: NightFigures, limits: BrakeLimits, confirmed: Confirmed | None = None
) -> BrakeReason | None:
    """Return why the night must stop, or None.

    What two people confirmed covers the reason and the count that they saw, and no more.
    """
    reason = _reason(figures, limits)
    if confirmed and confirmed.reason is reason:
        surplus = figures.due - figures.expected
        return reason if surplus > confirmed.files else None
    return reason


def _reason(figures: NightFigures, limits: BrakeLimits) -> BrakeReason | None:
    """After a gap that nobody foretold, not one file goes by the word of a clock that may be wrong."""
    if figures.known >= limits.fewest and figures.gone >= EMPTIED * figures.known:
        return BrakeReason.EMPTY_STORE
    if figures.gap > LONGEST_GAP:
        return BrakeReason.CLOCK
    surplus = figures.due - figures.expected
    is_small = surplus < limits.fewest or surplus <= limits.share * figures.kept
    if is_small and surplus <= limits.most:
        return None
    return BrakeReason.FIRST_NIGHT if figures.is_first else BrakeReason.ABOVE_FORECAST
