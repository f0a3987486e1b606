"""The part of a file that a player asks for (RFC 9110 §14)."""

import re
from dataclasses import dataclass

# A range may be answered in part (§15.3.7): so no answer to a range is longer than this, a slow line
# never holds a web process for long, and each piece is asked for, and judged, anew. A whole file is
# judged anew after as many bytes.
LARGEST_PIECE = 2 * 1024 * 1024

_SINGLE = re.compile(r"bytes[ \t]*=[ \t]*(\d*)-(\d*)[ \t]*", re.ASCII | re.IGNORECASE)
_DIGITS = 18  # a longer number is larger than any file


@dataclass(frozen=True, slots=True)
class Part:
    """`length` bytes from `start` on, of a file of `size` bytes."""

    start: int
    length: int
    size: int

    @property
    def content_range(self) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.size}"


class Unsatisfiable(ValueError):  # noqa: N818 - an answer of its own (416)
    """No byte of the file lies in the range."""


def part_of(header: str, size: int) -> Part | None:
    """None: answer with the whole file. So it is without a header, for several ranges, and for what
    cannot be read, which a server ignores (§14.2).
    """
    match = _SINGLE.fullmatch(header)
    if match is None or not any(match.groups()):
        return None
    first, last = (int(each[:_DIGITS]) if each else None for each in match.groups())
    if first is None:
        return _suffix(last or 0, size)
    if last is not None and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    end = size if last is None else min(last + 1, size)
    return Part(first, min(end - first, LARGEST_PIECE), size)


def _suffix(count: int, size: int) -> Part:
    """The last `count` bytes, all of them when there are fewer."""
    if not count or not size:
        raise Unsatisfiable
    count = min(count, size)
    return Part(size - count, min(count, LARGEST_PIECE), size)
