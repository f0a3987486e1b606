"""Who may handle footage, for how long, and for what (規程4(3)・6(1)).

The guideline names no hours: the lengths below are 本システムの定め.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

# One permit is for one piece of work, not for a term of office.
LONGEST_PERMIT = timedelta(hours=24)
# A form that was filled in slowly; the permit itself never begins before it was granted.
LATEST_START = timedelta(minutes=15)
# From the record of the purpose to the last byte.
PLAYBACK_LASTS = timedelta(minutes=15)

PURPOSE_LIMIT = (
    "画像の利用は、犯罪の抑制及び防止目的の範囲で行い、"
    "画像から知り得た情報は、外部に漏らしてはならない。"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Moments from `start` on, before `end`."""

    start: datetime
    end: datetime

    def __bool__(self) -> bool:
        return self.start < self.end

    def within(self, other: "Span") -> "Span":
        return Span(max(self.start, other.start), min(self.end, other.end))
