"""The list of a backup's parts with their SHA-256: written last, so that without it a backup is none."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Max

from civic.models import Checkpoint
from shimonoseki_cam.backup.parts import parts

FORMAT = "shimonoseki-cam backup v1"
DATABASE = "database.dump"
_NAME = "manifest.json"


class BadBackup(Exception):  # noqa: N818 - reads as what it tells
    """The sentence is for the operator. Nothing was changed."""


def write(folder: Path, *, at: datetime) -> None:
    last = Checkpoint.objects.aggregate(last=Max("number"))["last"] or 0
    content = {
        "format": FORMAT,
        "made_at": at.isoformat(),
        "last_seal": last,
        "parts": {name: _facts(folder / name) for name in _names()},
    }
    unfinished = folder / f"{_NAME}.new"
    unfinished.write_text(json.dumps(content, indent=1))
    unfinished.rename(folder / _NAME)


def check(folder: Path) -> dict[str, Any]:
    """The manifest, after every part was found to be as it says. Raises BadBackup."""
    manifest = _read(folder)
    for name in _names():
        path = folder / name
        if not path.is_file() or manifest["parts"].get(name) != _facts(path):
            raise BadBackup(
                f"控えの {name} が、控えたときと変わっています。別の控えを使ってください。"
            )
    return manifest


def _read(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / _NAME).read_text())
    except FileNotFoundError as problem:
        raise BadBackup(
            f"{folder} は控えではないか、途中で止まった控えです（{_NAME} がありません）。"
        ) from problem
    except ValueError as problem:
        raise BadBackup(f"{_NAME} を読めません。別の控えを使ってください。") from problem
    if manifest.get("format") != FORMAT:
        raise BadBackup("この版では戻せない形の控えです。")
    return manifest


def _names() -> list[str]:
    return [DATABASE, *(part.file for part in parts())]


def _facts(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"sha256": digest, "size": path.stat().st_size}
