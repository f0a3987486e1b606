"""Answers that are files, and addresses that are none."""

from datetime import date
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse

from civic import wareki
from civic.models import StoredFile


def day_or_404(text: str) -> date:
    """The day that an address names, as `2026-11-23`; 404 also for one that no era has a name for."""
    try:
        return wareki.parse(date.fromisoformat(text).isoformat())
    except ValueError as problem:
        raise Http404 from problem


def pdf_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = _inline(name)
    return response


def stored_file_response(file: StoredFile | None) -> FileResponse:
    """Bytes as they were stored; 404 when the paper does not exist."""
    if file is None or not file.path.exists():
        raise Http404
    response = FileResponse(file.path.open("rb"), content_type=file.content_type)
    response["Content-Disposition"] = _inline(file.name)
    return response


def _inline(name: str) -> str:
    return f"inline; filename*=UTF-8''{quote(name)}"
