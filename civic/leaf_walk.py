"""Rows as they are now against the leaves as they were sealed: the first that differs, and how."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path

from civic import ledger, merkle

Line = tuple[int, str]  # the key of a row, and its line, which is a JSON array that begins with it


class Change(StrEnum):
    EDITED = "edited"
    REMOVED = "removed"
    ADDED = "added"
    REORDERED = "reordered"
    UNNAMED = "unnamed"  # something changed; without its leaves nobody can say which row

    def sentence(self, row: int | None, other: int | None = None) -> str:
        return {
            Change.EDITED: f"{row}番の記録が、封印のあとで書きかえられています。",
            Change.REMOVED: f"{row}番の記録が、封印のあとで消されています。",
            Change.ADDED: f"{row}番の記録は封印のときに無かったもので、あとから加えられています。",
            Change.REORDERED: (
                f"{row}番にあるのは、封印のときに{other}番だった記録です。入れかえられています。"
            ),
            Change.UNNAMED: (
                "記録が封印のあとで変えられています。"
                "データベースの外の控えが使えないため、どの記録かは分かりません。"
            ),
        }[self]


class LeavesFile(StrEnum):
    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"

    @property
    def sentence(self) -> str:
        return {
            LeavesFile.WHOLE: "",
            LeavesFile.MISSING: "データベースの外の控えのファイルがありません。",
            LeavesFile.CHANGED: "データベースの外の控えのファイルが変えられています。",
        }[self]


@dataclass(frozen=True, slots=True)
class Difference:
    """The row that stands there now is `line`, "" where there is none."""

    change: Change
    row: int | None = None
    other: int | None = None
    line: str = ""

    @property
    def sentence(self) -> str:
        return self.change.sentence(self.row, self.other)


@dataclass(frozen=True, slots=True)
class Comparison:
    leaves_file: LeavesFile
    difference: Difference | None


def compare(path: Path, root: str, lines: Callable[[], Iterable[Line]]) -> Comparison:
    """Rows against the leaves in `path`, which must themselves lie under `root` (hex).

    Nothing is held in memory: both are read again from their beginning where need be.
    """
    state = _state(path, root)
    if state is LeavesFile.WHOLE:
        return Comparison(state, first_difference(lambda: ledger.leaves_in(path), lines()))
    found = merkle.root(merkle.leaf_hash(line.encode()) for _row, line in lines())
    is_same = found.hex() == root
    return Comparison(state, None if is_same else Difference(Change.UNNAMED))


def first_difference(
    sealed: Callable[[], Iterator[ledger.Leaf]], lines: Iterable[Line]
) -> Difference | None:
    """Both by key. `sealed` is called again when the row of another leaf is looked for."""
    for leaf, row in zip_longest(sealed(), lines):
        if leaf is None or (row is not None and row[0] < leaf[0]):
            return _moved(sealed, row) or Difference(Change.ADDED, row[0], line=row[1])
        if row is None or row[0] > leaf[0]:
            return Difference(Change.REMOVED, leaf[0])
        if merkle.leaf_hash(row[1].encode()) != leaf[1]:
            return _moved(sealed, row) or Difference(Change.EDITED, row[0], line=row[1])
    return None


def _moved(sealed: Callable[[], Iterator[ledger.Leaf]], row: Line) -> Difference | None:
    """The same values under another key are another row that took this one's place."""
    number, line = row
    values = line.removeprefix(f"[{number},")
    for other, leaf in sealed():
        if merkle.leaf_hash(f"[{other},{values}".encode()) == leaf:
            return Difference(Change.REORDERED, number, other, line)
    return None


def _state(path: Path, root: str) -> LeavesFile:
    try:
        found = merkle.root(leaf for _row, leaf in ledger.leaves_in(path))
    except FileNotFoundError:
        return LeavesFile.MISSING
    except (OSError, ValueError):
        return LeavesFile.CHANGED
    return LeavesFile.WHOLE if found.hex() == root else LeavesFile.CHANGED
