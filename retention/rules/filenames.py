"""When a recording begins, and on which channel, as its recorder wrote it into path and name.

The time of the first frame comes from the name, never from the file's own dates, which change when
a file is copied. Recorders write Japan time, except Frigate, whose folders are UTC. Whatever cannot
be read for certain is None and becomes a task for a person; nothing is erased by a guess.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import Final, TypeAlias

from retention.rules.name_patterns import UnreadablePattern, compile_pattern
from retention.rules.period import JAPAN

__all__ = (
    "DEFAULT_FREE_PATTERN",
    "Layout",
    "UnreadablePattern",
    "channel_of",
    "compile_pattern",
    "recording_start",
)

DEFAULT_FREE_PATTERN: Final = "*{yyyy}{MM}{dd}_{HH}{mm}{ss}*"
"""How names are read when the free pattern is left empty.

More freely than a written pattern: between the parts may stand nothing or one of `-`, `_`, `.`
(also `:` within the time, a space or `T` before it; the same sign throughout the date and
throughout the time) or 年月日時分秒. Seconds may be missing, milliseconds may follow, and the date
may come from the folders.
"""


class Layout(StrEnum):
    """How a recorder names what it stores."""

    HIKVISION = "HIKVISION"
    DAHUA = "DAHUA"
    REOLINK = "REOLINK"
    FRIGATE = "FRIGATE"
    FREE = "FREE"

    @property
    def label(self) -> str:
        return _LABELS[self]


_Parts: TypeAlias = Mapping[str, str | None]

_LABELS: Final = {
    Layout.HIKVISION: "Hikvision（ハイクビジョン）",
    Layout.DAHUA: "Dahua（ダーファ）",
    Layout.REOLINK: "Reolink（リオリンク）",
    Layout.FRIGATE: "Frigate（フリゲート）",
    Layout.FREE: "その他（名前の型を指定）",
}

_FINER_UNITS: Final = ("MM", "dd", "HH", "mm", "ss")

# One moment, 20261123093000 or 2026-11-23_09-30-00; the first in a name is where it begins, the
# second, if any, where it ends. Digits before or after would make it a serial number.
_TO_THE_MINUTE: Final = (
    r"(?<!\d)(?P<yyyy>(?:19|20)\d\d)(?P<between>[-_.]?)(?P<MM>\d\d)(?P=between)(?P<dd>\d\d)"
    r"[-_. T]?(?P<HH>\d\d)(?P<sign>[-_.:]?)(?P<mm>\d\d)"
)
_SECONDS: Final = r"(?P=sign)(?P<ss>\d\d)(?:\d{3})?"
_STAMP: Final = re.compile(rf"{_TO_THE_MINUTE}{_SECONDS}(?!\d)", re.ASCII)
_FREE_STAMP: Final = re.compile(rf"{_TO_THE_MINUTE}(?:{_SECONDS})?(?!\d)", re.ASCII)
_JAPANESE_UNITS: Final = str.maketrans(
    {"年": "-", "月": "-", "日": "", "時": "-", "分": "-", "秒": ""}
)
# 2026-11-23/001/dav/09/09.30.00-09.40.00[M][0@0][0].dav, also pic_001 and folders in between.
_DAHUA: Final = re.compile(
    r"(?:^|/)(?P<yyyy>\d{4})(?P<between>-?)(?P<MM>\d\d)(?P=between)(?P<dd>\d\d)/(?:[^/]+/)*"
    r"(?P<HH>\d\d)\.(?P<mm>\d\d)\.(?P<ss>\d\d)(?!\d)[^/]*$",
    re.ASCII,
)
# The same maker's stills: 2026-11-23/001/jpg/09/30/00[M][0@0][0].jpg, or 30.00[M] in the hour.
_DAHUA_STILL: Final = re.compile(
    r"(?:^|/)(?P<yyyy>\d{4})-(?P<MM>\d\d)-(?P<dd>\d\d)/(?:[^/]+/)*"
    r"(?P<HH>\d\d)/(?P<mm>\d\d)[./](?P<ss>\d\d)\[[^/]*$",
    re.ASCII,
)
# recordings/2026-11-23/00/camera/30.00.mp4; in older versions the day had its own folder and was
# in the time of the machine, which the name does not tell: those stay unread.
_FRIGATE: Final = re.compile(
    r"(?:^|/)(?P<yyyy>\d{4})-(?P<MM>\d\d)-(?P<dd>\d\d)/(?P<HH>\d\d)/(?P<ch>[^/]+)/"
    r"(?P<mm>\d\d)\.(?P<ss>\d\d)(?:_[a-z]+)?\.[A-Za-z0-9]+$",
    re.ASCII,
)

_DAHUA_CHANNEL: Final = re.compile(r"(?:^|/)\d{4}-?\d\d-?\d\d/(?:pic_)?(?P<ch>\d{1,3})/", re.ASCII)
_BEFORE_STAMP: Final = re.compile(
    r"(?:^|_)[AD]?(?P<ch>\d{1,3})_(?:19|20)\d{6}[_T-]?\d{6}", re.ASCII
)
_NUMBERED: Final = re.compile(
    r"(?:^|[^a-z])(?:ch|cam|camera|channel|カメラ)[ _-]?(?P<ch>\d{1,3})(?!\d)",
    re.ASCII | re.IGNORECASE,
)


def recording_start(layout: Layout, path: str, pattern: str = "") -> datetime | None:
    """Return when the first frame was taken, in Japan time, or None when the name does not say.

    `path` is relative to the store, with `/`. `pattern` counts for FREE only, where empty means
    DEFAULT_FREE_PATTERN; one that cannot be used raises UnreadablePattern. Days and hours that do
    not exist are None, never corrected.
    """
    parts = _free_parts(path, pattern) if layout is Layout.FREE else _READERS[layout](path)
    if parts is None:
        return None
    return _moment(parts, UTC if layout is Layout.FRIGATE else JAPAN)


def channel_of(layout: Layout, path: str, pattern: str = "") -> str | None:
    """Return the channel as the name has it ('01', '001', 'genkan'), or None when it has none.

    Reolink's RecM01 is no channel: the figures there tell the version of its marks.
    """
    if layout is Layout.FREE and pattern.strip():
        return (compile_pattern(pattern).read(path) or {}).get("ch")
    for expression in _CHANNELS[layout]:
        if found := expression.search(path if expression in _IN_FOLDERS else _name(path)):
            return found["ch"]
    return None


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _stamp(path: str) -> _Parts | None:
    found = _STAMP.search(_name(path))
    return found.groupdict() if found else None


def _dahua(path: str) -> _Parts | None:
    found = _DAHUA.search(path) or _DAHUA_STILL.search(path)
    return found.groupdict() if found else _stamp(path)


def _frigate(path: str) -> _Parts | None:
    found = _FRIGATE.search(path)
    return found.groupdict() if found else None


def _free_parts(path: str, pattern: str) -> _Parts | None:
    if pattern.strip():
        return compile_pattern(pattern).read(path)
    plain = path.translate(_JAPANESE_UNITS)
    found = _FREE_STAMP.search(_name(plain)) or _FREE_STAMP.search(plain.replace("/", "_"))
    return found.groupdict() if found else None


_READERS: Final[Mapping[Layout, Callable[[str], _Parts | None]]] = {
    Layout.HIKVISION: _stamp,
    Layout.DAHUA: _dahua,
    Layout.REOLINK: _stamp,
    Layout.FRIGATE: _frigate,
}
_IN_FOLDERS: Final = frozenset({_DAHUA_CHANNEL, _FRIGATE})
_CHANNELS: Final[Mapping[Layout, tuple[re.Pattern[str], ...]]] = {
    Layout.HIKVISION: (_BEFORE_STAMP, _NUMBERED),
    Layout.DAHUA: (_DAHUA_CHANNEL, _NUMBERED, _BEFORE_STAMP),
    Layout.REOLINK: (_BEFORE_STAMP, _NUMBERED),
    Layout.FRIGATE: (_FRIGATE,),
    Layout.FREE: (_NUMBERED, _BEFORE_STAMP),
}


def _moment(parts: _Parts, zone: tzinfo) -> datetime | None:
    year = int(parts.get("yyyy") or f"20{parts['yy']}")
    month, day, hour, minute, second = (int(parts.get(token) or 0) for token in _FINER_UNITS)
    try:
        begun = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return begun.astimezone(JAPAN)
