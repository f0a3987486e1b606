"""Stored papers against their files: there, as long as they were, and the same to the byte."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef

from civic.models import StoredFile
from retention.models import NightlyRun
from retention.queries.reconcile.found import Found
from retention.rules.faults import Fault

_CHUNK = 2000


def check_papers(*, depth: int) -> Iterator[Found]:
    certifies = Exists(NightlyRun.objects.filter(certificate=OuterRef("pk")))
    papers = StoredFile.objects.annotate(certifies=certifies).order_by("pk")
    if not Path(settings.FILES_DIR).is_dir():
        if papers.exists():
            yield Found(Fault.FILES_AWAY, str(settings.FILES_DIR))
        return
    for paper in papers.iterator(chunk_size=_CHUNK):
        if fault := _fault_of(paper, depth, is_certificate=paper.certifies):
            yield Found(fault, f"{paper.name}（{paper.sha256}）")


def _fault_of(paper: StoredFile, depth: int, *, is_certificate: bool) -> Fault | None:
    try:
        size = paper.path.stat().st_size
    except FileNotFoundError:
        return Fault.CERTIFICATE_LOST if is_certificate else Fault.PAPER_LOST
    if depth > 1 and size != paper.size:
        return Fault.PAPER_SIZE
    if depth > 2 and _sha256(paper.path) != paper.sha256:  # noqa: PLR2004 - the third depth
        return Fault.PAPER_CHANGED
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
