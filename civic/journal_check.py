"""Every seal and every sealed entry examined again, from the first; each seal's first bad row named."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from civic import ledger
from civic.leaf_walk import Comparison, Difference, LeavesFile, compare
from civic.models import Checkpoint, JournalEntry
from civic.restoring import Restore, note_outside, restores
from civic.seal_key import own_public_key
from civic.seal_note import Seal, SignedNote, head, parse
from civic.sealing import SEALED, entry_lines, signed_note
from civic.wareki import wareki

_COLUMNS = ("number", "first_entry", "last_entry", "entry_count", "root", "sealed_at")

_REMOVED = (
    "封印の行が、データベースから消されています。"
    "控えから戻したときは、bin/manage tell_restore を行ってください。"
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
        self.public_key = own_public_key()
        self.has_own_key = bool(self.public_key)
        self.seal_count = self.entry_count = 0
        self.sealed_until = _LOWEST
        self.unsealed_count = 0
        self._head: str | None = ""  # None after a seal that cannot be believed

    def remarks(self) -> Iterator[Remark]:
        told = restores()
        lost = {number for restore in told for number in restore.lost}
        lost.difference_update(Checkpoint.objects.values_list("number", flat=True))
        for number in range(1, _last_number() + 1):
            if number not in lost:
                yield from self._remarks_on_seal(number)
        yield from map(_remark_on_restore, told)
        self.unsealed_count = JournalEntry.objects.filter(pk__gt=self.sealed_until).count()

    def _remarks_on_seal(self, number: int) -> Iterator[Remark]:
        where = f"封印{number}"
        row, outside = Checkpoint.objects.filter(number=number).first(), note_outside(number)
        if row and not self.public_key:
            self.public_key = row.public_key
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
        elif wrong := _columns_that_differ(row):
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


def _last_number() -> int:
    """From the rows, the files outside, and what the journal itself tells of the last seal."""
    told = JournalEntry.objects.filter(verb=SEALED).order_by("pk").last()
    last = Checkpoint.objects.aggregate(last=Max("number"))["last"] or 0
    outside = ledger.numbers_in(ledger.journal_folder())
    return max({last, *outside, int(told.facts["番号"]) if told else 0})


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


def _columns_that_differ(row: Checkpoint) -> str:
    seal = _parsed(row.note)
    if seal is None:
        return "note"
    wrong = [name for name in _COLUMNS if getattr(row, name) != getattr(seal, name)]
    if row.previous_head != seal.previous:
        wrong.append("previous_head")
    return "、".join(wrong)


def _parsed(note: str) -> Seal | None:
    """None of a text that some other key may well have signed, but that is no note."""
    try:
        return parse(note)
    except ValueError:
        return None
