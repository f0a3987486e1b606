"""What is kept besides the database: one tar for each folder, with files of known names only."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from civic import durable


@dataclass(frozen=True, slots=True)
class Part:
    """`names` matches a file's path below `root`; nothing else is packed or unpacked."""

    name: str
    root: Path
    names: re.Pattern[str]

    @property
    def file(self) -> str:
        return f"{self.name}.tar"


def parts() -> list[Part]:
    """Files only grow, so they are packed after the database; the leaves before it (`backup`)."""
    return [
        Part("ledger", Path(settings.LEDGER_DIR), re.compile(r"(?:journal|erasures|restores)/\d+")),
        Part("files", Path(settings.FILES_DIR), re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}")),
        Part("copies", Path(settings.COPIES_DIR), re.compile(r"\d+-[0-9a-f]{32}\.age")),
    ]


def pack(part: Part, folder: Path) -> None:
    with tarfile.open(folder / part.file, "x") as tar:
        for path in sorted(part.root.rglob("*")):
            name = path.relative_to(part.root).as_posix()
            if part.names.fullmatch(name) and path.is_file() and not path.is_symlink():
                _add(tar, path, name)


def _add(tar: tarfile.TarFile, path: Path, name: str) -> None:
    """A copy may end while the others are packed."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        facts = tar.gettarinfo(arcname=name, fileobj=file)
        tar.addfile(facts, file)


def unpack(part: Part, folder: Path) -> int:
    """Write what is not there; what is there is never overwritten. Returns how many were written."""
    with tarfile.open(folder / part.file) as tar:
        return sum(_put(part, member.name, file) for member, file in _files_in(tar, part))


def _files_in(tar: tarfile.TarFile, part: Part) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for member in tar:
        file = tar.extractfile(member) if member.isreg() else None
        if file is None or not part.names.fullmatch(member.name):
            raise ValueError(f"{part.file}: {member.name}")
        yield member, file


def _put(part: Part, name: str, file: IO[bytes]) -> bool:
    path = part.root / name
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with durable.draft(path) as made:
        while chunk := file.read(1024 * 1024):
            made.file.write(chunk)
    return True
