"""What becomes of a post in a hand-over, what passes from hand to hand, and which step comes next."""

from dataclasses import dataclass
from enum import StrEnum

STEPS = 6


class Change(StrEnum):
    """What becomes of one post."""

    LEAVES = "LEAVES"
    RENEWS = "RENEWS"
    STAYS = "STAYS"
    ENDS = "ENDS"
    NEW = "NEW"

    @property
    def label(self) -> str:
        return _CHANGES[self]


class ItemKind(StrEnum):
    """In the order of the list and of the pack."""

    KEYS = "KEYS"
    MEDIA = "MEDIA"
    PASSWORDS = "PASSWORDS"
    OPEN = "OPEN"
    DEADLINES = "DEADLINES"
    PAPERS = "PAPERS"

    @property
    def label(self) -> str:
        return _KINDS[self]


_CHANGES = {
    Change.LEAVES: "退任し、次の人が来る",
    Change.ENDS: "退任し、後任は置かない",
    Change.RENEWS: "続けて務める（新しい任期）",
    Change.STAYS: "任期の途中（変わらない）",
    Change.NEW: "新しく置く",
}
_KINDS = {
    ItemKind.KEYS: "鍵",
    ItemKind.MEDIA: "記録媒体",
    ItemKind.PASSWORDS: "変える暗証番号・パスワード",
    ItemKind.OPEN: "終わっていない依頼・苦情など",
    ItemKind.DEADLINES: "報告と期限",
    ItemKind.PAPERS: "書類",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a hand-over has come."""

    leaving_chosen: bool
    without_successor: int
    pledges_missing: int
    ticks_missing: int
    has_day: bool
    is_confirmed: bool


def step_of(standing: Standing) -> int:
    """The first page that still has something to do: 1 to 6."""
    open_pages = (
        not standing.leaving_chosen,
        standing.without_successor > 0,
        standing.pledges_missing > 0,
        standing.ticks_missing > 0,
        not (standing.has_day and standing.is_confirmed),
    )
    return next((n for n, is_open in enumerate(open_pages, 1) if is_open), STEPS)
