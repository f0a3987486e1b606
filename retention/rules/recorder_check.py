"""What a look at an on-site recorder means, and when the next one is due (ガイドライン3(3)イ、規程5(3)).

Nothing here says that footage was erased: a recorder that overwrites itself is only looked at. The
monthly rhythm, the clock's minute and the stopped recording are rules of this house, not the city's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from cameras.rules.regulations import LONGEST_DAYS
from civic.refusals import HOUSE_RULE
from civic.spans import months_after
from civic.wareki import wareki
from retention.rules.period import RetentionTerm, is_readable, last_day_kept, recorded_on

LARGEST_CLOCK_ERROR: Final = 60  # seconds
MISSES_TO_TELL_THE_CITY: Final = 2
DAYS_OF_NOTICE: Final = 7


@dataclass(frozen=True, slots=True)
class Seen:
    """What the recorder's own screen showed.

    The frames are aware moments by the recorder's clock; `clock_error` is in seconds, positive
    when that clock is ahead, and is taken off them.
    """

    checked_on: date
    oldest_frame_at: datetime
    newest_frame_at: datetime
    clock_error: int
    set_days: int
    plays: bool

    @property
    def oldest_at(self) -> datetime:
        return self.oldest_frame_at - timedelta(seconds=self.clock_error)

    @property
    def newest_at(self) -> datetime:
        return self.newest_frame_at - timedelta(seconds=self.clock_error)

    @property
    def days_held(self) -> int:
        """From the day of the oldest frame to that of the check."""
        return (self.checked_on - recorded_on(self.oldest_at)).days


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be: what, what to do, by which clause."""

    sentence: str
    todo: str
    clause: str


def judge(seen: Seen, terms: Sequence[RetentionTerm]) -> tuple[Fault, ...]:
    """Return what is wrong, the gravest first; nothing when all is well.

    `terms` are the versions of the association's 規程; those not yet in force on the day of the
    check are passed over, as in `last_day_kept`.
    """
    return (
        *_kept_too_long(seen, terms),
        *_set_too_long(seen, days_in_force(terms, seen.checked_on)),
        *_not_recording(seen),
        *_not_playing(seen),
        *_clock_wrong(seen),
    )


def days_in_force(terms: Sequence[RetentionTerm], on: date) -> int:
    """Return the days that the version in force on a day allows; 30 with none in force."""
    known = [term for term in terms if term.effective_on <= on]
    newest = max((term.effective_on for term in known), default=None)
    return min((term.days for term in known if term.effective_on == newest), default=LONGEST_DAYS)


def next_check_due(last: date) -> date:
    """Return the inclusive last day for the next check: one calendar month after the last one.

    `last` is the day of the last check, or the day on which the duty began.
    """
    return months_after(last, 1)


def missed_checks(last: date, on: date) -> int:
    """Return how many monthly days have passed without a check since `last`, seen from `on`.

    31 January: 28 February and 31 March are due, so 1 March has one miss and 1 April two.
    """
    count = 0
    while months_after(last, count + 1) < on:
        count += 1
    return count


def missed_due(last: date, missed: int) -> date:
    """Return the day that was missed last; ValueError when none was."""
    return months_after(last, missed)


def _kept_too_long(seen: Seen, terms: Sequence[RetentionTerm]) -> Iterator[Fault]:
    last_day = last_day_kept(seen.oldest_at, terms, as_of=seen.checked_on)
    if is_readable(last_day, seen.checked_on):
        return
    over_a_month = months_after(recorded_on(seen.oldest_at), 1) < seen.checked_on
    what = "最長1カ月を超える映像" if over_a_month else "保存期間を過ぎた映像"
    yield Fault(
        sentence=f"{what}が残っています（最終保存日は{wareki(last_day)}でした）。",
        todo="録画装置の設定を短くして、古い映像が上書きされたかをもう一度点検してください。",
        clause="ガイドライン3(3)イ" if over_a_month else "規程5(3)",
    )


def _set_too_long(seen: Seen, allowed: int) -> Iterator[Fault]:
    if seen.set_days > allowed:
        yield Fault(
            sentence=f"録画装置の設定が{seen.set_days}日で、保存期間の{allowed}日より長くなっています。",
            todo=f"録画装置の設定を{allowed}日以内に変えてください。",
            clause="規程5(3)",
        )


def _not_recording(seen: Seen) -> Iterator[Fault]:
    """The hour of the check is not known: a frame of the day before is not held against it."""
    newest_on = recorded_on(seen.newest_at)
    if newest_on < seen.checked_on - timedelta(days=1):
        yield Fault(
            sentence=f"{wareki(newest_on)}から新しい映像がありません。録画が止まっています。",
            todo="電源と線、記録媒体を確かめ、直らなければ保守の担当者に連絡してください。",
            clause=HOUSE_RULE,
        )


def _not_playing(seen: Seen) -> Iterator[Fault]:
    if not seen.plays:
        yield Fault(
            sentence="映像を再生できませんでした。",
            todo="記録媒体が傷んでいるかもしれません。保守の担当者に連絡してください。",
            clause=HOUSE_RULE,
        )


def _clock_wrong(seen: Seen) -> Iterator[Fault]:
    if abs(seen.clock_error) > LARGEST_CLOCK_ERROR:
        yield Fault(
            sentence=f"録画装置の時計が{clock_label(seen.clock_error)}います。",
            todo="録画装置の時計を合わせてください。",
            clause=HOUSE_RULE,
        )


def clock_label(seconds: int) -> str:
    """「2分5秒進んで」, 「1時間遅れて」, 「合って」: to be followed by いる."""
    if not seconds:
        return "合って"
    return f"{span_label(abs(seconds))}{'進んで' if seconds > 0 else '遅れて'}"


def span_label(seconds: int) -> str:
    """「1日2時間3分4秒」, parts of nothing left out."""
    parts = []
    for size, unit in ((86_400, "日"), (3_600, "時間"), (60, "分"), (1, "秒")):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts)
