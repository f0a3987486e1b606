"""受付期間: what may be handed in on a day (domain 58–60)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from subsidies.rules.stages import CORRECTING, Act, Stage


class WindowKind(StrEnum):
    CONSULTATION = "CONSULTATION"
    APPLICATION = "APPLICATION"
    EXTRA = "EXTRA"


@dataclass(frozen=True, slots=True)
class Window:
    """Both days inclusive; the last day lasts until midnight in Japan (本システムの定め)."""

    kind: WindowKind
    opens_on: date
    closes_on: date

    def is_open(self, on: date) -> bool:
        return self.opens_on <= on <= self.closes_on


def first_act(windows: Collection[Window], *, needs_consultation: bool, on: date) -> Act | None:
    """By what a new application would be handed in on this day; None while nothing is open."""
    for act in (Act.APPLY, Act.CONSULT):
        if _open(windows, _kinds(act, Stage.DRAFT, needs_consultation=needs_consultation), on):
            return act
    return None


def may_hand_in(
    act: Act, stage: Stage, windows: Collection[Window], *, needs_consultation: bool, on: date
) -> bool:
    """A correction and a report have no window; nor has 交付申請 after 内示 where none is published."""
    if act not in _IN_WINDOWS or stage in CORRECTING:
        return True
    kinds = _kinds(act, stage, needs_consultation=needs_consultation)
    published = {window.kind for window in windows}
    if stage is Stage.SELECTED and WindowKind.APPLICATION not in published:
        return True
    return bool(_open(windows, kinds, on))


def closing(
    act: Act, stage: Stage, windows: Collection[Window], *, needs_consultation: bool, on: date
) -> date | None:
    """The last day on which it may be handed in, of the window that is open."""
    if act not in _IN_WINDOWS or stage in CORRECTING:
        return None
    found = _open(windows, _kinds(act, stage, needs_consultation=needs_consultation), on)
    return max((window.closes_on for window in found), default=None)


_IN_WINDOWS = frozenset({Act.CONSULT, Act.APPLY})


def _kinds(act: Act, stage: Stage, *, needs_consultation: bool) -> frozenset[WindowKind]:
    """追加募集 takes applications that had no 事前協議."""
    if act is Act.CONSULT:
        return frozenset({WindowKind.CONSULTATION} if needs_consultation else ())
    if needs_consultation and stage is Stage.DRAFT:
        return frozenset({WindowKind.EXTRA})
    return frozenset({WindowKind.APPLICATION, WindowKind.EXTRA})


def _open(
    windows: Collection[Window], kinds: Collection[WindowKind], on: date
) -> tuple[Window, ...]:
    return tuple(window for window in windows if window.kind in kinds and window.is_open(on))
