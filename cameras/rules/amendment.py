"""新旧対照表: two versions of a 規程 side by side, as a general meeting expects to see them.

Articles are matched by their headings, items by their marks. What did not change is 「（略）」; in what
changed, the words that differ are marked, and they alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from cameras.rules.regulations_text import Level, Line

OMITTED, NEW, GONE = "（略）", "（新設）", "（削除）"
_WORD = re.compile(
    r"[0-9０-９]+|[ぁ-ん]+|[ァ-ヶー]+|[A-Za-z]+|[々一-龯\uf900-\ufaff]+|.", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; a changed one is underlined."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a cell, its mark (「(1)」) included."""

    level: Level
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """One article: 改正後 and 改正前."""

    after: tuple[Shown, ...]
    before: tuple[Shown, ...]
    is_changed: bool


_A_PAIR = 2
Block = tuple[Line, ...]
Articles = dict[str, list[Block]]


def amendment(before: Sequence[Line], after: Sequence[Line]) -> tuple[Row, ...]:
    """A row an article, in the order of the new text; an article that went stands where it stood."""
    old, new = _articles(before), _articles(after)
    return tuple(_row(old.get(key), new.get(key)) for key in _merged(list(old), list(new)))


def _articles(lines: Sequence[Line]) -> Articles:
    """An article is its head, then one block an item."""
    found: Articles = {}
    supplements = 0
    for line in lines:
        if line.level is Level.SUPPLEMENT:
            supplements += 1
        if line.level in {Level.TITLE, Level.HEADING, Level.SUPPLEMENT}:
            key = _key(line, supplements)
            found[key] = [(line,)]
        elif line.level in {Level.BODY, Level.ITEM}:
            found[key].append((line,))
        else:
            found[key][-1] = (*found[key][-1], line)
    return found


def _key(line: Line, supplements: int) -> str:
    """附則 have no names of their own: they are counted, for they only ever grow."""
    if line.level is Level.SUPPLEMENT:
        return f"{line.text} {supplements}"
    return line.text if line.level is Level.HEADING else line.level


def _merged(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            yield from (key for key in old[old_from:old_to] if key not in new)
        yield from new[new_from:new_to]


def _row(old: list[Block] | None, new: list[Block] | None) -> Row:
    if old is None or new is None:
        shown = _wholly_changed(old or new or [])
        word = (Shown(Level.BODY, (Run(NEW if old is None else GONE, is_changed=False),)),)
        return (
            Row(shown, word, is_changed=True) if old is None else Row(word, shown, is_changed=True)
        )
    if old == new:
        same = (*_plain(new[0]), *([_omitted("")] if len(new) > 1 else []))
        return Row(same, same, is_changed=False)
    after, before = _sides(old, new)
    return Row(after, before, is_changed=True)


def _wholly_changed(blocks: list[Block]) -> tuple[Shown, ...]:
    return tuple(
        Shown(line.level, (Run(_said(line), is_changed=True),))
        for block in blocks
        for line in block
    )


def _sides(old: list[Block], new: list[Block]) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """The head of an article always stands; runs of unchanged items shrink to one 「（略）」."""
    after, before = [list(side) for side in _differing(old[0], new[0])]
    was, now = _by_mark(old[1:]), _by_mark(new[1:])
    marks = _merged(list(was), list(now))
    for is_same, group in groupby(marks, key=lambda mark: was.get(mark) == now.get(mark)):
        if is_same:
            omitted = _omitted(_span(list(group)))
            after.append(omitted)
            before.append(omitted)
            continue
        for mark in group:
            sides = _differing(was.get(mark, ()), now.get(mark, ()))
            after.extend(sides[0])
            before.extend(sides[1])
    return tuple(after), tuple(before)


def _by_mark(blocks: list[Block]) -> dict[str, Block]:
    """「(1)」 and so on; what has none is counted."""
    return {block[0].marker or f"#{place}": block for place, block in enumerate(blocks)}


def _span(marks: list[str]) -> str:
    named = [mark for mark in marks if not mark.startswith("#")]
    if len(named) > _A_PAIR:
        return f"{named[0]}から{named[-1]}まで"
    return "及び".join(named)


def _omitted(mark: str) -> Shown:
    return Shown(Level.ITEM if mark else Level.BODY, (Run(f"{mark}{OMITTED}", is_changed=False),))


def _plain(block: Block) -> tuple[Shown, ...]:
    return tuple(Shown(line.level, (Run(_said(line), is_changed=False),)) for line in block)


def _differing(old: Block, new: Block) -> tuple[list[Shown], list[Shown]]:
    """Lines that answer each other are compared word by word; the others are new or gone."""
    after: list[Shown] = []
    before: list[Shown] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        for was, now in zip_longest(old[old_from:old_to], new[new_from:new_to]):
            sides = _runs(_said(was) if was else "", _said(now) if now else "")
            if was:
                before.append(Shown(was.level, sides[0]))
            if now:
                after.append(Shown(now.level, sides[1]))
    lone = Shown(Level.ITEM, (Run(GONE if old else NEW, is_changed=False),))
    return after or [lone], before or [lone]


def _runs(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    was, now = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    codes = matcher.get_opcodes()
    return (
        _joined((tag != "equal", "".join(was[start:end])) for tag, start, end, _, _ in codes),
        _joined((tag != "equal", "".join(now[start:end])) for tag, _, _, start, end in codes),
    )


def _joined(pieces: Iterable[tuple[bool, str]]) -> tuple[Run, ...]:
    """A blank between two changed words is underlined with them."""
    parts = [(is_changed, text) for is_changed, text in pieces if text]
    bridged = [
        (is_changed or (not text.strip() and 0 < place < len(parts) - 1), text)
        for place, (is_changed, text) in enumerate(parts)
    ]
    return tuple(
        Run("".join(text for _, text in group), is_changed)
        for is_changed, group in groupby(bridged, key=lambda piece: piece[0])
    )


def _said(line: Line) -> str:
    return f"{line.marker} {line.text}" if line.marker else line.text
