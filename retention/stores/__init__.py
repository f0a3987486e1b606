"""Where footage lies, behind one small interface: a folder, or an S3-compatible bucket."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from retention.rules.erasure import Method

# A file written to within this many seconds may still be open in the recorder.
SETTLING_SECONDS = 60
# As long as the column that keeps it.
LONGEST_PATH = 400


@dataclass(frozen=True, slots=True)
class StoredVideo:
    """`path` is relative to the store, in POSIX form; `size` in bytes.

    `identity` stays the same when the name changes, and changes with the content.
    """

    path: str
    size: int
    modified_at: datetime
    identity: str


class Entry(Protocol):
    """A name in a store; its facts are only asked for when it is new to us."""

    @property
    def path(self) -> str: ...

    def facts(self) -> StoredVideo | None:
        """Return None when it is gone again."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the names in one folder; the last page of a folder says so.

    `changed_at_ns` is the folder's time of change (None where a store has none); `is_unchanged`: it is
    as it was last time, so its names were not read. `unlisted`: how many could not be entered.
    """

    folder: str
    entries: Sequence[Entry]
    unlisted: int = 0
    is_last: bool = True
    is_unchanged: bool = False
    changed_at_ns: int | None = None


class Store(Protocol):
    """Every method may raise OSError: the store is away, or the file could not be erased."""

    def mark(self) -> None:
        """Leave the sign by which an exchanged store is told; FileExistsError where one lies."""

    def require(self) -> None:
        """Raise OSError unless this is the marked store and it answers."""

    def pages(self, known: Mapping[str, int]) -> Iterator[Page]:
        """Walk everything, some names at a time. `known`: folder → its time of change last time."""

    def look(self, path: str) -> StoredVideo | None:
        """What lies under that name now; None when nothing does."""

    def erase(self, path: str, method: Method) -> None:
        """Destroy one file. It counts as gone only after `settle`."""

    def removed_before(self, path: str) -> None:
        """A pass that was cut off has removed this name: `settle` makes that durable too."""

    def settle(self) -> None:
        """Make the erasures since the last call durable; after an OSError none of them counts."""

    def read(self, path: str, start: int, length: int) -> Iterator[bytes]:
        """The bytes from `start` on, in chunks (playback)."""
