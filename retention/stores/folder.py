"""A folder that a recorder writes into: walking its names, and erasing a file for good."""

import errno
import os
import stat
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from civic.durable import sync_folder
from civic.steps import reached
from retention.rules.erasure import Method
from retention.stores import LONGEST_PATH, Page, StoredVideo

MARKER = ".shimonoseki-cam-store"
_LAST_MOMENT = datetime(9999, 1, 1, tzinfo=UTC).timestamp()
_CHUNK = bytes(1024 * 1024)
_NAMES_A_PAGE = 5000
_READ_SIZE = 256 * 1024


@dataclass(frozen=True, slots=True)
class FolderEntry:
    path: str
    found: os.DirEntry[str]

    def facts(self) -> StoredVideo | None:
        try:
            return _stored(self.path, self.found.stat(follow_symlinks=False))
        except FileNotFoundError:
            return None


class FolderStore:
    """Never follows a link and never leaves its root."""

    def __init__(self, root: Path, token: str) -> None:
        self.root = root
        self.token = token
        self._unsettled: set[Path] = set()
        self._inner: set[Path] = set()  # folders seen to lie within the root, until `settle`

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

    # --- Walking -----------------------------------------------------------

    def pages(self, known: Mapping[str, int]) -> Iterator[Page]:
        """A folder whose time of change is the known one is not read again, but those in it are."""
        inner: dict[str, list[str]] = {}
        for path in known:
            if path:
                inner.setdefault(path.rpartition("/")[0], []).append(path)
        yield from self._folder("", known, inner)

    def _folder(
        self, folder: str, known: Mapping[str, int], inner: Mapping[str, list[str]]
    ) -> Iterator[Page]:
        changed_at = (self.root / folder).lstat().st_mtime_ns
        if known.get(folder) == changed_at:
            yield Page(folder, (), is_unchanged=True, changed_at_ns=changed_at)
            below = sorted(inner.get(folder, []))
        else:
            below = yield from self._read(folder, changed_at)
        for path in below:
            try:
                yield from self._folder(path, known, inner)
            except PermissionError:
                yield Page(path, (), unlisted=1)

    def _read(self, folder: str, changed_at: int) -> Generator[Page, None, list[str]]:
        """Return the folders in it. A hidden one (.recycle, .snapshot) is told as one unlisted."""
        below: list[str] = []
        entries: list[FolderEntry] = []
        unlisted = 0
        with os.scandir(self.root / folder) as names:
            for found in names:
                path = f"{folder}/{found.name}" if folder else found.name
                is_hidden = found.name.startswith(".")
                if found.is_dir(follow_symlinks=False):
                    if is_hidden or not can_be_entered(path):
                        unlisted += 1
                    else:
                        below.append(path)
                elif not is_hidden and found.is_file(follow_symlinks=False):
                    if can_be_entered(path):
                        entries.append(FolderEntry(path, found))
                    else:
                        unlisted += 1
                if len(entries) == _NAMES_A_PAGE:
                    yield Page(folder, entries, unlisted, is_last=False)
                    entries, unlisted = [], 0
        yield Page(folder, entries, unlisted, changed_at_ns=changed_at)
        return sorted(below)

    # --- One file ----------------------------------------------------------

    def look(self, path: str) -> StoredVideo | None:
        """What lies under that name now; None when there is no regular file."""
        try:
            facts = self._inside(path).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return _stored(path, facts) if stat.S_ISREG(facts.st_mode) else None

    def erase(self, path: str, method: Method) -> None:
        """Overwrite (if so set) and unlink. Raises OSError when it could not.

        A file with a second name is left whole: it may be somebody's, and would not be gone.
        """
        target = self._inside(path)
        if target.lstat().st_nlink > 1:
            raise OSError(errno.EMLINK, "the file has a second name", path)
        if method is Method.OVERWRITE_UNLINK:
            _overwrite(target)
            reached("overwritten")
        target.unlink()
        self._unsettled.add(target.parent)
        reached("unlinked")

    def removed_before(self, path: str) -> None:
        folder = (self.root / path).parent
        if folder.is_dir():
            self._unsettled.add(folder)

    def settle(self) -> None:
        """Fsync the folders that lost a name."""
        folders, self._unsettled = self._unsettled, set()
        self._inner.clear()
        for folder in folders:
            sync_folder(folder)
        reached("settled")

    def read(self, path: str, start: int, length: int) -> Iterator[bytes]:
        """Opened at once, so that what cannot be opened is refused before the first byte."""
        handle = os.open(self._inside(path), os.O_RDONLY | os.O_NOFOLLOW)
        return _chunks(handle, start, length)

    def _inside(self, path: str) -> Path:
        target = self.root / path
        folder = target.parent
        if folder not in self._inner:
            if not folder.resolve().is_relative_to(self.root):
                message = f"outside the store: {path}"
                raise OSError(message)
            self._inner.add(folder)
        return target


def can_be_entered(path: str) -> bool:
    """A name that is not UTF-8 comes as lone surrogates, which the database refuses."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return len(path) <= LONGEST_PATH


def _stored(path: str, facts: os.stat_result) -> StoredVideo:
    """Some file systems hold dates that no calendar does; those are taken as the last day."""
    modified = datetime.fromtimestamp(min(facts.st_mtime, _LAST_MOMENT), UTC)
    return StoredVideo(path, facts.st_size, modified, f"{facts.st_ino}-{facts.st_mtime_ns}")


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


def _chunks(handle: int, start: int, length: int) -> Iterator[bytes]:
    with os.fdopen(handle, "rb") as file:
        file.seek(start)
        left = length
        while left > 0 and (chunk := file.read(min(_READ_SIZE, left))):
            left -= len(chunk)
            yield chunk
