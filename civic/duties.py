"""What somebody must do: each room registers a provider in its apps.py; the landing page asks all."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from civic.wareki import wareki


class Urgency(StrEnum):
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of 「今日やること」: what, why, by which clause, by when, where to press."""

    title: str
    reason: str
    clause: str
    url: str
    action_label: str
    due_on: date | None = None
    needs: str = ""  # the name of the right without which the button would be refused
    is_pressing: bool = False  # nothing makes good afterwards what is missed: before all else
    key: str = ""  # 「kind:what」, the same from night to night; see `stable_key`

    @property
    def stable_key(self) -> str:
        """What reminders know a duty by; a count in the title that grows makes no new duty."""
        plain = "".join(sign for sign in self.title if not sign.isnumeric())
        return self.key or hashlib.sha256(f"{self.url} {plain}".encode()).hexdigest()[:32]

    def urgency(self, on: date) -> Urgency:
        """Overdue after its day, soon within a fortnight; without a day it is asked for now."""
        if self.is_pressing:
            return Urgency.OVERDUE
        if self.due_on is None:
            return Urgency.SOON
        if self.due_on < on:
            return Urgency.OVERDUE
        return Urgency.SOON if (self.due_on - on).days <= _FORTNIGHT else Urgency.LATER

    def due_label(self, on: date) -> str:
        if self.due_on is None:
            return "早めに"
        if self.due_on < on:
            return f"{_short(self.due_on, on)}まで（{(on - self.due_on).days}日すぎています）"
        return f"{_short(self.due_on, on)}まで"


def _short(day: date, on: date) -> str:
    """Without the year when it is this one."""
    return f"{day.month}月{day.day}日" if day.year == on.year else wareki(day)


_FORTNIGHT = 14
Provider = Callable[[int, date], Iterable[Duty]]
_association_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Called once from a room's apps.py; `provider(association_id, on)` yields duties."""
    if provider not in _association_providers:
        _association_providers.append(provider)


def duties_of(association_id: int, on: date) -> list[Duty]:
    """All duties of an association, most urgent first."""
    found = [duty for provider in _association_providers for duty in provider(association_id, on)]
    return sorted(found, key=lambda duty: _rank(duty, on))


def _rank(duty: Duty, on: date) -> tuple[bool, int, date]:
    order = list(Urgency).index(duty.urgency(on))
    return not duty.is_pressing, order, duty.due_on or on
