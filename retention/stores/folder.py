"""A folder that a recorder writes into: listing its closed files, and erasing one for good."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from retention.rules.erasure import Method

MARKER = ".shimonoseki-cam-store"
# A file written to within this many seconds may still be open in the recorder.
SETTLING_SECONDS = 60
# A date further ahead than this says nothing of when the file was written.
LEAD_SECONDS = 600
# As long as the column that keeps it.
LONGEST_PATH = 400
_LAST_MOMENT = datetime(9999, 1, 1, tzinfo=UTC).timestamp()
_CHUNK = bytes(1024 * 1024)


@dataclass(frozen=True, slots=True)
class StoredVideo:
    """`path` is relative to the store, in POSIX form; `size` in bytes."""

    path: str
    size: int
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """`unlisted`: how many names or folders could not be entered, so that they can be told."""

    videos: tuple[StoredVideo, ...]
    unlisted: int


class FolderStore:
    """Never follows a link and never leaves its root."""

    def __init__(self, root: Path, token: str) -> None:
        self.root = root
        self.token = token

    def mark(self) -> None:
        """Leave the sign by which an unmounted or exchanged folder is told from its own.

        Raises FileExistsError where another recorder has left one.
        """
        with (self.root / MARKER).open("x", encoding="utf-8") as sign:
            sign.write(self._sign)

    def require(self) -> None:
        """Raises OSError for a folder that is unmounted, exchanged or become a link."""
        if self.root.resolve() != self.root:
            message = f"the store is behind a link: {self.root}"
            raise FileNotFoundError(message)
        if (self.root / MARKER).read_bytes() != self._sign.encode():
            message = f"the store has the {MARKER} of another: {self.root}"
            raise FileNotFoundError(message)

    @property
    def _sign(self) -> str:
        return f"下関市 防犯カメラ台帳の消去の対象です。\n{self.token}\n"

    def listing(self, *, closed_before: datetime) -> Listing:
        """Regular files, but those written to within the settling time before `closed_before`."""
        found = list(self._walk(self.root, closed_before.timestamp()))
        videos = tuple(video for video in found if video)
        return Listing(videos, unlisted=len(found) - len(videos))

    def _walk(self, folder: Path, now: float) -> Iterator[StoredVideo | None]:
        """None stands for what cannot be entered."""
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.is_dir(follow_symlinks=False):
                    yield from self._walk_inner(entry, now)
                elif entry.is_file(follow_symlinks=False) and not entry.name.startswith("."):
                    facts = entry.stat(follow_symlinks=False)
                    if not -LEAD_SECONDS <= now - facts.st_mtime < SETTLING_SECONDS:
                        yield self._video(entry, facts)

    def _walk_inner(self, entry: os.DirEntry[str], now: float) -> Iterator[StoredVideo | None]:
        """A hidden folder (.recycle, .snapshot) or a closed one (lost+found) is told as one."""
        if entry.name.startswith("."):
            yield None
            return
        try:
            yield from self._walk(Path(entry.path), now)
        except PermissionError:
            yield None

    def _video(self, entry: os.DirEntry[str], facts: os.stat_result) -> StoredVideo | None:
        path = Path(entry.path).relative_to(self.root).as_posix()
        return _stored(path, facts) if _can_be_entered(path) else None

    def look(self, path: str) -> StoredVideo | None:
        """What lies under that name now; None when there is no regular file."""
        try:
            facts = self._inside(path).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return _stored(path, facts) if stat.S_ISREG(facts.st_mode) else None

    def erase(self, path: str, method: Method) -> None:
        """Overwrite (if so set), unlink, and fsync the folder. Raises OSError when it could not.

        A file with a second name is left whole: it may be somebody's, and would not be gone.
        """
        target = self._inside(path)
        if target.lstat().st_nlink > 1:
            raise OSError(errno.EMLINK, "the file has a second name", path)
        if method is Method.OVERWRITE_UNLINK:
            _overwrite(target)
        target.unlink()
        _sync_folder(target.parent)

    def _inside(self, path: str) -> Path:
        target = self.root / path
        if not target.parent.resolve().is_relative_to(self.root):
            message = f"outside the store: {path}"
            raise OSError(message)
        return target


def _stored(path: str, facts: os.stat_result) -> StoredVideo:
    """Some file systems hold dates that no calendar does; those are taken as the last day."""
    modified = min(facts.st_mtime, _LAST_MOMENT)
    return StoredVideo(path, facts.st_size, datetime.fromtimestamp(modified, UTC))


def _can_be_entered(path: str) -> bool:
    """A name that is not UTF-8 comes as lone surrogates, which the database refuses."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return len(path) <= LONGEST_PATH


def _overwrite(target: Path) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_NOFOLLOW)
    try:
        facts = os.fstat(handle)
        if facts.st_nlink > 1 or not os.path.samestat(facts, target.lstat()):
            raise OSError(errno.EMLINK, "the file was exchanged", str(target))
        left = facts.st_size
        while left > 0:
            left -= os.write(handle, _CHUNK[:left])
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
