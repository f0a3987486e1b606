"""Until when footage on an on-site recorder is likely to be there (domain §3.2, §4.1).

An estimate from what the last look at the recorder showed: it holds so much time, then the oldest is
overwritten. The earliest reading is taken; nothing here says that footage is there, or gone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Loop:
    """What the last look said: aware moments by Japan's time, and the number of days set."""

    oldest_at: datetime
    newest_at: datetime
    set_days: int

    @property
    def length(self) -> timedelta:
        """The shorter of what was seen and what is set: a full card holds no more than was seen."""
        return min(self.newest_at - self.oldest_at, timedelta(days=self.set_days))


def overwritten_at(asked_from: datetime, loop: Loop | None) -> datetime | None:
    """When the first frame asked for is likely to be overwritten; None where nothing is known."""
    return asked_from + loop.length if loop else None


def rescue_due(asked_from: datetime, loop: Loop | None, received_at: datetime) -> datetime:
    """By when somebody must be at the recorder: before it is overwritten, at once when that is past
    or nobody knows.
    """
    over = overwritten_at(asked_from, loop)
    return received_at if over is None or over < received_at else over
