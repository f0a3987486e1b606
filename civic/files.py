"""Keeping files: content decides the type, bytes go to disk under their hash before the row."""

import errno
import hashlib
import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from civic import durable
from civic.models import StoredFile
from civic.refusals import HOUSE_RULE, Reason, Refused
from civic.steps import reached

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
    NO_ROOM = (
        "ファイルを置く場所が足りないため、「{name}」を受け取れませんでした。"
        "記録はしていません。入力した文字は、この画面に残してあります。"
        "運用の担当者に知らせ、場所が空いてから、ファイルを選び直してもう一度行ってください。",
        HOUSE_RULE,
    )


_FULL = {errno.ENOSPC, errno.EDQUOT}


def keep_upload(content: bytes, *, name: str, at: datetime) -> StoredFile:
    """Store a paper that a user attached, after looking at its first bytes.

    Refused while less than DISK_RESERVE would be left: what is left is for the journal and the
    papers of the night.
    """
    if len(content) > LARGEST_UPLOAD:
        raise Refused(FileReason.TOO_LARGE, name=name)
    for signature, content_type in _SIGNATURES.items():
        if content.startswith(signature):
            return _keep_with_room(content, name=name, content_type=content_type, at=at)
    raise Refused(FileReason.UNKNOWN_TYPE, name=name)


def _keep_with_room(content: bytes, *, name: str, content_type: str, at: datetime) -> StoredFile:
    try:
        if _free() - len(content) >= settings.DISK_RESERVE:
            return keep(content, name=name, content_type=content_type, at=at)
    except OSError as problem:
        if problem.errno not in _FULL:
            raise
    raise Refused(FileReason.NO_ROOM, name=name)


def _free() -> int:
    """Bytes on the disk of FILES_DIR."""
    folder = Path(settings.FILES_DIR)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return shutil.disk_usage(folder).free


@transaction.atomic
def keep(content: bytes, *, name: str, content_type: str, at: datetime) -> StoredFile:
    """Write the bytes durably, then the row. The same bytes twice are one file, two rows.

    OSError when the disk is full: then there is neither file nor row.
    """
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(
        sha256=digest,
        content_type=content_type,
        name=Path(name).name[:200],
        size=len(content),
        stored_at=at,
    )
    _lock(digest)
    _write_once(stored.path, content)
    stored.save()
    return stored


def erase(stored: StoredFile) -> None:
    """The row and, unless another row names them too, its bytes. Nothing may point to it any more.

    Inside the transaction of the fact. Cut off after the bytes are gone, the row is still there
    and still due: the next call finishes it.
    """
    _lock(stored.sha256)
    path = stored.path
    stored.delete()
    if not StoredFile.objects.filter(sha256=stored.sha256).exists():
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            durable.sync_folder(path.parent)
    reached("paper_bytes_gone")


def _lock(digest: str) -> None:
    """Until the transaction ends: nobody keeps bytes that another is erasing at that moment."""
    key = int.from_bytes(bytes.fromhex(digest[:16]), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _write_once(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    durable.write(path, content)
