"""How many business days the city has used for what lies with it; stopped while it is being corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from civic.business_days import business_days_after
from subsidies.rules.stages import CORRECTING, Stage


@dataclass(frozen=True, slots=True)
class Step:
    """One move of an application, as of the day in Japan."""

    on: date
    source: Stage
    target: Stage


@dataclass(frozen=True, slots=True)
class Clock:
    """`allowed` is None where the programme has no number of days: nothing is late then."""

    used: int
    allowed: int | None
    runs: bool

    @property
    def left(self) -> int | None:
        return None if self.allowed is None else self.allowed - self.used

    @property
    def is_overdue(self) -> bool:
        return self.runs and self.left is not None and self.left < 0

    @property
    def label(self) -> str:
        if self.left is None:
            return f"{self.used}日使用（期限は未確認）"
        if self.left < 0:
            return f"{-self.left}営業日すぎています"
        return f"残り {self.left}営業日"


def clock_of(steps: Sequence[Step], *, allowed: int | None, on: date) -> Clock | None:
    """`steps` in their order. None when nothing was handed in that the city still has to answer.

    The day of handing in is not counted. What was corrected is the same matter as before, every
    other handing in is a new one.
    """
    if not steps or steps[-1].target not in _COUNTED:
        return None
    used, since = 0, None
    for step in steps:
        if since is not None:
            used += business_days_after(since, step.on)
        since = step.on if step.target.is_with_city else None
        if since is not None and step.source not in CORRECTING:
            used = 0
    if since is not None:
        used += business_days_after(since, on)
    return Clock(used, allowed, runs=since is not None)


_COUNTED = CORRECTING | {stage for stage in Stage if stage.is_with_city}
