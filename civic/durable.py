"""Files that have their name only when they are whole, and keep it when the power goes."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class Draft:
    """Written to, then given its name unless it `is_wanted` no more."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.is_wanted = True


@contextmanager
def draft(path: Path, *, name: str = "", replaces: bool = True) -> Iterator[Draft]:
    """In the same folder, which must be there; `name` is what it is called until it is whole.

    Readable by its owner only. OSError as it comes: then `path` is as it was. Without `replaces`
    FileExistsError where there is one already.
    """
    unfinished = path.with_name(name or f".new-{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(unfinished, flags, 0o600), "wb") as file:
            made = Draft(file)
            yield made
            file.flush()
            os.fsync(file.fileno())
        if made.is_wanted:
            unfinished.replace(path) if replaces else os.link(unfinished, path)
            sync_folder(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def write(path: Path, content: bytes, *, name: str = "", replaces: bool = True) -> None:
    with draft(path, name=name, replaces=replaces) as made:
        made.file.write(content)


def sync_folder(folder: Path) -> None:
    """So that names given and taken in it outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
