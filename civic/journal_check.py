"""Every seal and every sealed entry examined again, from the first; each seal's first bad row named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from civic import ledger
from civic.detail_check import first_changed_detail
from civic.leaf_walk import Comparison, Difference, LeavesFile, compare
from civic.models import Checkpoint, JournalEntry
from civic.restoring import Restore, note_outside, told_restores
from civic.seal_key import own_public_key
from civic.seal_note import Seal, SignedNote, head, parse
from civic.sealing import SEALED, entry_lines, signed_note
from civic.wareki import wareki

_COLUMNS = ("number", "first_entry", "last_entry", "entry_count", "root", "sealed_at")

_REMOVED = (
    "封印の行が、データベースから消されています。"
    "控えから戻したときは、bin/manage tell_restore を行ってください。"
)

_UNSIGNED = (
    "「控えから戻した」とありますが、市の鍵で署名した控えが、データベースの外にありません。"
    "戻した覚えがないときは、書きかえを疑ってください。"
)

_LOWEST = -(2**63)  # numbers begin at 1, but a forger need not


@dataclass(frozen=True, slots=True)
class Remark:
    """`where` is a seal or a night. Not bad: worth knowing, but nothing recorded has changed."""

    where: str
    what: str
    sentence: str
    difference: Difference | None = None
    is_bad: bool = True


def remarks_on(where: str, comparison: Comparison) -> Iterator[Remark]:
    state, difference = comparison.leaves_file, comparison.difference
    if state is not LeavesFile.WHOLE:
        kept = "" if difference else "記録そのものは封印のとおりです。"
        is_bad = state is LeavesFile.CHANGED
        yield Remark(where, f"leaves_{state}", state.sentence + kept, is_bad=is_bad)
    if difference:
        yield Remark(where, difference.change, difference.sentence, difference)


class JournalCheck:
    """Exhaust `remarks()`; the figures stand afterwards. Seals are read one at a time."""

    def __init__(self) -> None:
        own = own_public_key()
        self.has_own_key = bool(own)
        self.public_key = own or _first_key()
        self.seal_count = self.entry_count = 0
        self.sealed_until = _LOWEST
        self.unsealed_count = 0
        self._head: str | None = ""  # None after a seal that cannot be believed

    def remarks(self) -> Iterator[Remark]:
        told = list(told_restores(self.public_key))
        believed = [restore for _entry, restore in told if restore]
        for number in sorted(_numbers([restore.lost for restore in believed])):
            yield from self._remarks_on_seal(number)
        yield from map(_remark_on_restore, believed)
        for entry, restore in told:
            if restore is None:
                yield Remark(_entry(entry), "restore_unsigned", _UNSIGNED)
        yield from _remarks_on_what_was_told()
        yield from _remarks_on_details()
        self.unsealed_count = JournalEntry.objects.filter(pk__gt=self.sealed_until).count()

    def _remarks_on_seal(self, number: int) -> Iterator[Remark]:
        where = f"封印{number}"
        row, outside = Checkpoint.objects.filter(number=number).first(), note_outside(number)
        yield from self._faults_of_row(where, row, outside)
        seal = self._believed(number, signed_note(row) if row else None, outside)
        if seal is None:
            self._head = None
            yield Remark(
                where, "lost", "この封印の署名された文が無く、その範囲は確かめられません。"
            )
            return
        if self._head not in (None, seal.previous):
            yield Remark(where, "chain", "一つ前の封印とつながりません。")
        yield from self._remarks_on_entries(where, seal)

    def _faults_of_row(
        self, where: str, row: Checkpoint | None, outside: SignedNote | None
    ) -> Iterator[Remark]:
        if row is None:
            yield Remark(where, "seal_removed", _REMOVED)
        elif not signed_note(row).is_signed_by(self.public_key):
            yield Remark(where, "seal_forged", "封印の署名が、この市の鍵のものではありません。")
        elif wrong := _columns_that_differ(row, self.public_key):
            sentence = f"封印の欄が、署名された文とちがいます（{wrong}）。"
            yield Remark(where, "seal_edited", sentence)
        elif outside and outside.note != row.note and outside.is_signed_by(self.public_key):
            yield Remark(where, "seal_differs", "外の控えにある封印と、文がちがいます。")

    def _believed(self, number: int, *notes: SignedNote | None) -> Seal | None:
        for signed in notes:
            if signed and signed.is_signed_by(self.public_key):
                seal = _parsed(signed.note)
                if seal and seal.number == number:
                    return seal
        return None

    def _remarks_on_entries(self, where: str, seal: Seal) -> Iterator[Remark]:
        """Numbers between two seals are looked at too: nothing may stand there."""
        is_chained = self._head is not None
        after = self.sealed_until if is_chained else seal.first_entry - 1
        comparison = compare(
            ledger.journal_folder() / str(seal.number),
            seal.root,
            lambda: entry_lines(after=after, until=seal.last_entry),
        )
        yield from remarks_on(where, comparison)
        self._head, self.sealed_until = head(seal.note), seal.last_entry
        self.seal_count += 1
        self.entry_count += seal.entry_count


def _first_key() -> str:
    """Where there is no own key: that of the first seal, "" if it is none."""
    key = Checkpoint.objects.order_by("number").values_list("public_key", flat=True).first() or ""
    return key if re.fullmatch("[0-9a-f]{64}", key) else ""


def _numbers(lost: list[range]) -> set[int]:
    """Of the seals to look at: all that are seen in the rows, in the files and in the journal's words.

    Where numbers between them are missing, the first of those; but none that a restore has lost.
    """
    rows = set(Checkpoint.objects.values_list("number", flat=True))
    told = {number for _entry, number in _told_seals() if number is not None}
    seen = rows | told | ledger.numbers_in(ledger.journal_folder())
    below = 0
    for number in sorted(seen):
        first = below + 1
        for each in sorted(lost, key=lambda each: each.start):
            first = max(first, each.stop) if first in each else first
        if first < number:
            seen.add(first)
        below = number
    return {number for number in seen if number in rows or not any(number in each for each in lost)}


def _told_seals() -> Iterator[tuple[int, int | None]]:
    """Each entry that tells of a seal, and the seal's number; None when it cannot be read."""
    entries = JournalEntry.objects.filter(verb=SEALED).order_by("pk").values_list("pk", "facts")
    for entry, facts in entries.iterator():
        number = facts.get("番号") if isinstance(facts, dict) else None
        yield entry, number if isinstance(number, int) else None


def _remarks_on_what_was_told() -> Iterator[Remark]:
    for entry, number in _told_seals():
        if number is None:
            sentence = "封印したことの記録にあるはずの、封印の番号が読めません。"
            yield Remark(_entry(entry), "seal_told_unreadable", sentence)


def _remarks_on_details() -> Iterator[Remark]:
    changed = first_changed_detail()
    if changed is not None:
        sentence = "この記録の個人情報が、書かれたときのままではありません。"
        yield Remark(_entry(changed), "detail_changed", sentence)


def _entry(number: int) -> str:
    return f"操作の記録{number}"


def _remark_on_restore(restore: Restore) -> Remark:
    day = wareki(timezone.localdate(restore.at))
    lost = (
        f"封印第{restore.last_seal + 1}号から第{restore.last_outside}号までの"
        if restore.lost
        else ""
    )
    sentence = (
        f"{day}に、データベースを控えから戻しています。{lost}失われた記録は、データベースにありません。"
        "外に残る封印と、そのときの証明書で確かめてください。"
        "戻した覚えがないときは、書きかえを疑ってください。"
    )
    return Remark(f"封印{restore.last_seal}のあと", "restored", sentence, is_bad=False)


def _columns_that_differ(row: Checkpoint, public_key: str) -> str:
    seal = _parsed(row.note)
    if seal is None:
        return "note"
    wrong = [name for name in _COLUMNS if getattr(row, name) != getattr(seal, name)]
    if row.previous_head != seal.previous:
        wrong.append("previous_head")
    if row.public_key != public_key:
        wrong.append("public_key")
    return "、".join(wrong)


def _parsed(note: str) -> Seal | None:
    """None of a text that some other key may well have signed, but that is no note."""
    try:
        return parse(note)
    except ValueError:
        return None
