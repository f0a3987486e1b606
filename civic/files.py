"""Keeping files: content decides the type, bytes go to disk under their hash before the row."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from civic.models import StoredFile
from civic.refusals import HOUSE_RULE, Reason, Refused

LARGEST_UPLOAD = 15 * 1024 * 1024
_SIGNATURES = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}


class FileReason(Reason):
    UNKNOWN_TYPE = (
        "「{name}」は受け取れない種類のファイルです。PDF、JPEG、PNGのどれかで保存し直して、もう一度選んでください。",
        HOUSE_RULE,
    )
    TOO_LARGE = (
        "「{name}」は15メガバイトを超えています。写真を小さくして、もう一度選んでください。",
        HOUSE_RULE,
    )


def keep_upload(content: bytes, *, name: str, at: datetime) -> StoredFile:
    """Store a paper that a user attached, after looking at its first bytes."""
    if len(content) > LARGEST_UPLOAD:
        raise Refused(FileReason.TOO_LARGE, name=name)
    for signature, content_type in _SIGNATURES.items():
        if content.startswith(signature):
            return keep(content, name=name, content_type=content_type, at=at)
    raise Refused(FileReason.UNKNOWN_TYPE, name=name)


def keep(content: bytes, *, name: str, content_type: str, at: datetime) -> StoredFile:
    """Write the bytes durably, then the row. The same bytes twice are one file, two rows."""
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(
        sha256=digest,
        content_type=content_type,
        name=Path(name).name[:200],
        size=len(content),
        stored_at=at,
    )
    _write_once(stored.path, content)
    stored.save()
    return stored


def _write_once(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
