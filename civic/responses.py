"""Answers that are files."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse

from civic.models import StoredFile


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
