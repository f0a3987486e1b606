"""How many files the coming nights will erase, by what is known of what is kept today."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F
from django.db.models.functions import Greatest

from retention.models import Footage

NIGHTS = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Forecast:
    """`nights`: the coming thirty with their files, tonight's first; `later`: files beyond them.

    `late_count` of tonight's should have gone before.
    """

    nights: tuple[tuple[date, int], ...]
    late_count: int
    later_count: int

    @property
    def tonight_count(self) -> int:
        return self.nights[0][1]

    @property
    def whole_count(self) -> int:
        return sum(count for _night, count in self.nights)


def forecast(association_id: int | None, on: date) -> Forecast:
    """One query; a hold moves a file to the night after its end. None: all associations."""
    live = Footage.objects.live().filter(last_day_kept__isnull=False)
    mine = live.filter(recorder__association_id=association_id) if association_id else live
    rows = (
        mine.annotate(until=Greatest(F("last_day_kept"), F("held_until")))
        .values_list("until")
        .annotate(count=Count("pk"))
        .order_by("until")
    )
    counts = dict.fromkeys((on + number * _DAY for number in range(1, NIGHTS + 1)), 0)
    late = later = 0
    for until, count in rows:
        night = max(until, on) + _DAY
        late += count if until < on else 0
        if night in counts:
            counts[night] += count
        else:
            later += count
    return Forecast(tuple(counts.items()), late, later)
