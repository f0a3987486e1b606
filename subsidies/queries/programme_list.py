"""The list of programmes, each with its budget and whether something may be handed in today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from subsidies.models import Programme, ProgrammeWindow
from subsidies.queries.budget import left_by_programme
from subsidies.queries.programme_words import amount_in_words


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """`voted` is None where no budget was entered."""

    programme: Programme
    amount: str
    open_now: tuple[ProgrammeWindow, ...]
    next_window: ProgrammeWindow | None
    voted: int | None
    left: int


def programme_rows(programmes: Iterable[Programme], on: date) -> list[ProgrammeRow]:
    """They come `with_parts`; one query more."""
    budgets = left_by_programme()
    return [_row(programme, on, budgets.get(programme.pk)) for programme in programmes]


def _row(programme: Programme, on: date, budget: tuple[int, int] | None) -> ProgrammeRow:
    windows = sorted(programme.windows.all(), key=lambda window: window.opens_on)
    voted, left = budget or (None, 0)
    return ProgrammeRow(
        programme=programme,
        amount=amount_in_words(programme),
        open_now=tuple(window for window in windows if window.is_open(on)),
        next_window=next((window for window in windows if window.opens_on > on), None),
        voted=voted,
        left=left,
    )
