"""The leaves outside the database: one text file a seal or night, so that a changed row can be named.

Header lines, an empty line, then "id hash" for each leaf in its order.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from civic import durable, merkle

Leaf = tuple[int, bytes]


def journal_folder() -> Path:
    return Path(settings.LEDGER_DIR) / "journal"


def erasures_folder() -> Path:
    return Path(settings.LEDGER_DIR) / "erasures"


def restores_folder() -> Path:
    return Path(settings.LEDGER_DIR) / "restores"


def numbers_in(folder: Path) -> set[int]:
    """The names of the files there, all of which are numbers."""
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return {int(name) for name in names if name.isdecimal()}


def write(path: Path, header: str, leaves: Iterable[Leaf], *, root: str) -> bool:
    """Durably. False, and no file, when the leaves do not lie under `root` (hex); OSError as it comes."""
    with _durably(path) as draft:
        draft.file.write(f"{header}\n".encode())
        found = merkle.root(_noted(draft.file, leaves))
        draft.is_wanted = found.hex() == root
    return draft.is_wanted


def keep_header(path: Path, header: str) -> None:
    """A file of a header alone, durably; OSError as it comes."""
    with _durably(path) as draft:
        draft.file.write(f"{header}\n".encode())


def header_in(path: Path) -> str:
    """OSError or ValueError when there is none that can be read."""
    lines: list[str] = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line == "\n":
                return "".join(lines)
            lines.append(line)
    raise ValueError("the header does not end")


def leaves_in(path: Path) -> Iterator[Leaf]:
    """ValueError at a line that is no leaf."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line == "\n":
                break
        for line in file:
            number, _, leaf = line.partition(" ")
            yield int(number), bytes.fromhex(leaf)


def _noted(file: BinaryIO, leaves: Iterable[Leaf]) -> Iterator[bytes]:
    for number, leaf in leaves:
        file.write(f"{number} {leaf.hex()}\n".encode())
        yield leaf


@contextmanager
def _durably(path: Path) -> Iterator[durable.Draft]:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with durable.draft(path) as made:
        yield made
