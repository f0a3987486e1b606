"""Whether the time of a recording can be believed before anything is erased by it.

A recorder whose clock has stopped at 1970 or runs ahead must raise a task, not an erasure.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from retention.rules.period import recorded_on

# 本システムの定め: a recorder's clock may lead ours by this much. The guideline names no figure.
CLOCK_LEAD: Final = timedelta(minutes=10)


class Problem(StrEnum):
    """Why a time of recording is not taken as it stands."""

    UNPARSABLE = "UNPARSABLE"
    FUTURE = "FUTURE"
    BEFORE_RECORDER = "BEFORE_RECORDER"
    CHANGED = "CHANGED"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def sentence(self) -> str:
        """The sentence of the task that an officer reads."""
        return _SENTENCES[self]


_LABELS: Final = {
    Problem.UNPARSABLE: "撮影日時を読み取れない",
    Problem.FUTURE: "撮影日時が未来",
    Problem.BEFORE_RECORDER: "撮影日時が使用開始より前",
    Problem.CHANGED: "撮影日時が不明（中身が入れ替わった）",
}
_SENTENCES: Final = {
    Problem.UNPARSABLE: (
        "ファイル名から撮影日時を読み取れません。録画装置の方式の設定を確認してください。"
    ),
    Problem.FUTURE: "撮影日時が今より先です。録画装置の時計を合わせてください。",
    Problem.BEFORE_RECORDER: (
        "撮影日時が録画装置の使用開始日より前です。録画装置の時計を確認してください。"
    ),
    Problem.CHANGED: (
        "見つけた後で、同じ名前のままファイルの中身が変わりました。今の中身の撮影日を確認してください。"
    ),
}


def problem_of(recorded_at: datetime | None, *, now: datetime, in_use_from: date) -> Problem | None:
    """Return what is wrong with a time of recording, or None when it can be believed.

    `recorded_at` and `now` are aware; `in_use_from` is a day in Japan. Exactly ten minutes ahead is
    still believed, and so is the day the recorder came into use.
    """
    if recorded_at is None:
        return Problem.UNPARSABLE
    if recorded_at > now + CLOCK_LEAD:
        return Problem.FUTURE
    return Problem.BEFORE_RECORDER if recorded_on(recorded_at) < in_use_from else None
