"""One difference, and how those of a kind are gathered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from retention.models import Recorder
from retention.rules.faults import Fault

MOST_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Found:
    """`where` is for the operator: whose it is, and its name or number."""

    fault: Fault
    where: str


@dataclass(slots=True)
class Gathered:
    """Counts of each fault, and the first of them; whatever their number, a few lines."""

    counts: dict[Fault, int] = field(default_factory=dict)
    examples: dict[Fault, list[str]] = field(default_factory=dict)

    def take(self, found: Iterable[Found]) -> None:
        for each in found:
            self.counts[each.fault] = self.counts.get(each.fault, 0) + 1
            shown = self.examples.setdefault(each.fault, [])
            if len(shown) < MOST_EXAMPLES:
                shown.append(each.where)


def place_of(recorder: Recorder) -> str:
    return f"{recorder.association.name}　{recorder.name}"
