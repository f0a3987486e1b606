"""Copies for a provision: encrypted files in one folder, their keys in another (規程5(1)).

Each copy has a key of its own (age, X25519) and dies with it: without the key the file is noise, in
whatever backup it lies. Names are made by `new_name` and mean nothing outside.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pyrage  # type: ignore[import-untyped]
from django.conf import settings

from civic import durable
from civic.steps import reached

_CHUNK = 256 * 1024
# A copy in the making is written to all the time; one that lay still for so long has no maker.
LEFT_ALONE = timedelta(hours=1)
_NAME = re.compile(r"(\d+-[0-9a-f]{32})(?:\.age|\.ending)?(?:\.new)?")


@dataclass(frozen=True, slots=True)
class Measure:
    """Of the plain bytes, taken while they passed; they never lie on a disk."""

    size: int
    sha256: str


def new_name(association_id: int) -> str:
    """The association's id is kept in front, so that a leftover can be told to its officers."""
    return f"{association_id}-{secrets.token_hex(16)}"


class CopyStore:
    """Every method may raise OSError. Only `write_key` makes folders: a folder of keys that is not
    there is unmounted, and no key in it counts as destroyed.
    """

    def __init__(self, files: Path, keys: Path) -> None:
        self.files = files
        self.keys = keys

    def write_key(self, name: str) -> "pyrage.x25519.Recipient":
        """A fresh identity, durable before anything is encrypted to it."""
        identity = pyrage.x25519.Identity.generate()
        for folder in (self.keys.parent, self.keys, self.files):
            folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        _write_durably(self.keys / name, str(identity).encode())
        durable.sync_folder(self.keys.parent)
        reached("copy_key_written")
        return identity.to_public()

    def encrypt(
        self, name: str, chunks: Iterable[bytes], recipient: "pyrage.x25519.Recipient"
    ) -> Measure:
        """Streamed, whatever its length; the file has its name only when it is whole."""
        plain = _Passing(chunks)
        with durable.draft(self._file(name), name=f"{name}.age.new") as made:
            try:
                pyrage.encrypt_io(plain, made.file, [recipient])
            except pyrage.EncryptError as problem:
                raise OSError(f"not encrypted: {problem}") from problem
        reached("copy_encrypted")
        return Measure(plain.size, plain.digest.hexdigest())

    def read(self, name: str) -> Iterator[bytes]:
        """The plain bytes. Opened at once, so that a missing key is told before the first byte."""
        try:
            identity = pyrage.x25519.Identity.from_str((self.keys / name).read_text("ascii"))
        except (ValueError, pyrage.IdentityError) as problem:
            raise OSError(f"not a key: {name}") from problem
        return _decrypted(os.open(self._file(name), os.O_RDONLY), identity)

    def measure(self, name: str) -> Measure:
        """Of the plain bytes, none of which is kept."""
        size, digest = 0, hashlib.sha256()
        for chunk in self.read(name):
            size += len(chunk)
            digest.update(chunk)
        return Measure(size, digest.hexdigest())

    def has_key(self, name: str) -> bool:
        return (self.keys / name).is_file()

    def is_claimed(self, name: str) -> bool:
        return (self.keys / f"{name}.ending").exists()

    def is_whole(self, name: str) -> bool:
        return self.has_key(name) and self._file(name).is_file()

    def claim(self, name: str, ending: str) -> str:
        """Why the key goes, durable before it goes: the first who said it is believed."""
        marker = self.keys / f"{name}.ending"
        if not marker.exists():
            _write_durably(marker, ending.encode())
        reached("copy_claimed")
        return marker.read_text("ascii")

    def claimed(self) -> set[str]:
        """The names of what was claimed and not cleared away."""
        return {marker.name.removesuffix(".ending") for marker in self.keys.glob("*.ending")}

    def destroy_key(self, name: str) -> None:
        """Overwritten, unlinked, and the folder synced; a key that is gone already stays gone."""
        try:
            _overwrite(self.keys / name)
            (self.keys / name).unlink()
        except FileNotFoundError:
            reached("copy_key_gone_before")
        durable.sync_folder(self.keys)
        reached("copy_key_destroyed")

    def clear(self, name: str) -> None:
        """What is left of a copy without a key. The marker goes last: while it lies, work is left."""
        for left in (self._file(name), self.files / f"{name}.age.new", self.keys / f"{name}.new"):
            left.unlink(missing_ok=True)
        for marker in (self.keys / f"{name}.ending.new", self.keys / f"{name}.ending"):
            marker.unlink(missing_ok=True)
        reached("copy_cleared")

    def touched(self) -> dict[str, float]:
        """Each name that lies here, with the time (POSIX seconds) of its newest file."""
        found: dict[str, float] = {}
        for folder in (self.files, self.keys):
            for entry in folder.iterdir() if folder.is_dir() else ():
                if (match := _NAME.fullmatch(entry.name)) and (at := _modified(entry)):
                    found[match[1]] = max(at, found.get(match[1], 0.0))
        return found

    def _file(self, name: str) -> Path:
        return self.files / f"{name}.age"


def copy_store() -> CopyStore:
    return CopyStore(Path(settings.COPIES_DIR), Path(settings.KEYS_DIR) / "copies")


class _Passing:
    """A reader over chunks that counts and hashes what passes."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")
        self.size = 0
        self.digest = hashlib.sha256()

    def read(self, count: int) -> bytes:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self.size += len(chunk)
            self.digest.update(chunk)
            self._rest = memoryview(chunk)
        piece, self._rest = self._rest[:count], self._rest[count:]
        return bytes(piece)


def _decrypted(handle: int, identity: "pyrage.x25519.Identity") -> Iterator[bytes]:
    """The library pushes into a writer: a pipe and a thread make of it what can be asked for bytes."""
    out, into = os.pipe()
    failures: list[Exception] = []
    worker = Thread(target=_push, args=(handle, into, identity, failures), daemon=True)
    worker.start()
    try:
        with os.fdopen(out, "rb") as plain:
            while chunk := plain.read(_CHUNK):
                yield chunk
    finally:
        worker.join()
    if failures:
        raise OSError(f"not decrypted: {failures[0]}") from failures[0]


def _push(
    handle: int, into: int, identity: "pyrage.x25519.Identity", failures: list[Exception]
) -> None:
    try:
        with os.fdopen(handle, "rb") as source, os.fdopen(into, "wb", _CHUNK) as sink:
            pyrage.decrypt_io(source, sink, [identity])
    except (OSError, pyrage.DecryptError) as problem:
        failures.append(problem)


def _write_durably(path: Path, content: bytes) -> None:
    """Under the name that `touched` and `clear` know until it is whole."""
    durable.write(path, content, name=f"{path.name}.new")


def _overwrite(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
    try:
        os.write(handle, bytes(os.fstat(handle).st_size))
        os.fsync(handle)
    finally:
        os.close(handle)


def _modified(path: Path) -> float | None:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return None
