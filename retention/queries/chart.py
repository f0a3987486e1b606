"""Bars of a chart, reckoned here so that the page only prints them: 31 columns over one line.

Widths and places are percents of the whole breadth; heights and tops are pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEIGHT: Final = 172
_TOP: Final = 40  # room for the mark and its word over the highest bar
_BASE: Final = 144  # the days stand below it
_SHORTEST: Final = 3
_FILLED: Final = 0.72
_EDGES: Final = 2


@dataclass(frozen=True, slots=True)
class Column:
    """`count` files on `date_label`; `kind` names the look, `note` says it in words, `mark` in one."""

    date_label: str
    count: int
    kind: str
    note: str = ""
    mark: str = ""

    @property
    def title(self) -> str:
        return f"{self.date_label} {self.count}本{f'、{self.note}' if self.note else ''}"


@dataclass(frozen=True, slots=True)
class Bar:
    """`x`, `width` and `middle` in percent, `y` and `height` in pixels."""

    column: Column
    x: str
    middle: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day under the line: `x` in percent, `anchor` as SVG has it."""

    label: str
    x: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`name` keeps its identifiers apart from another chart's on the same page."""

    name: str
    title: str
    summary: str
    bars: tuple[Bar, ...]
    most: int

    @property
    def kinds(self) -> tuple[str, ...]:
        """Those that the legend has to explain, in the order of their first showing."""
        return tuple(dict.fromkeys(bar.column.kind for bar in self.bars if bar.column.kind))

    @property
    def from_label(self) -> str:
        return self.bars[0].column.date_label

    @property
    def to_label(self) -> str:
        return self.bars[-1].column.date_label

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The first and the last day at the edges, two between them."""
        last = len(self.bars) - 1
        inner = (self.bars[round(last * part)] for part in (1 / 3, 2 / 3))
        return (
            Tick(self.from_label, "0", "start"),
            *(Tick(bar.column.date_label, bar.middle, "middle") for bar in inner if last > _EDGES),
            Tick(self.to_label, "100%", "end"),
        )

    @property
    def top(self) -> int:
        """Where the highest bar ends."""
        return _TOP

    @property
    def has_marked_start(self) -> bool:
        """A word over the first bar: the height is then written at the other end."""
        return bool(self.bars[0].column.mark)

    @property
    def height(self) -> int:
        return HEIGHT

    @property
    def base(self) -> int:
        return _BASE


def chart(name: str, title: str, summary: str, columns: Sequence[Column]) -> Chart:
    most = max((column.count for column in columns), default=0)
    bars = tuple(_bar(number, column, len(columns), most) for number, column in enumerate(columns))
    return Chart(name, title, summary, bars, most)


def _bar(number: int, column: Column, columns: int, most: int) -> Bar:
    """A night with one file is seen as well as one with a thousand."""
    pitch = 100 / columns
    height = round(column.count / most * (_BASE - _TOP)) if column.count else 0
    height = max(height, _SHORTEST) if column.count else 0
    return Bar(
        column,
        x=_percent((number + (1 - _FILLED) / 2) * pitch),
        middle=_percent((number + 0.5) * pitch),
        width=_percent(pitch * _FILLED),
        y=_BASE - height,
        height=height,
    )


def _percent(value: float) -> str:
    return f"{value:.2f}%"
