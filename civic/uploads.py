"""Papers handed in by photo or PDF: what is kept is written anew, without anything hidden in it.

A photo is decoded and encoded again, which leaves behind the place where it was taken and whatever
else a camera or a crafted file carries; a PDF is copied page by page, without scripts, attachments,
forms or metadata. Whoever opens a paper at the town hall opens only what these lines have written.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from civic.files import LARGEST_UPLOAD, FileReason
from civic.pdf_copy import copied
from civic.pdf_drawn import NotDrawn
from civic.refusals import HOUSE_RULE, Reason, Refused

MOST_PIXELS = 50_000_000  # above any telephone's photo; decoded it takes 150 MB for a moment
MOST_PAGES = 100
_LONGEST_SIDE = 3000  # an A4 page at 250 dots an inch
_QUALITY = 85


class UploadReason(Reason):
    UNREADABLE = (
        "「{name}」を開けませんでした。途中で切れているか、壊れています。"
        "写真なら撮り直し、PDFなら作り直して、もう一度選んでください。ほかの内容は保存してあります。",
        HOUSE_RULE,
    )
    TOO_MANY_PIXELS = (
        "「{name}」は画素が多すぎて受け取れません（5千万画素まで）。"
        "スマートフォンのふつうの写真で撮り直して、もう一度選んでください。ほかの内容は保存してあります。",
        HOUSE_RULE,
    )
    TOO_MANY_PAGES = (
        "「{name}」は{pages}ページあります。受け取れるのは{limit}ページまでです。"
        "要るところだけのPDFに分けて、もう一度選んでください。ほかの内容は保存してあります。",
        HOUSE_RULE,
    )
    ENCRYPTED = (
        "「{name}」にはパスワードがかかっているので、中を確かめられません。"
        "パスワードのないPDFにするか、印刷したものを写真に撮って、もう一度選んでください。"
        "ほかの内容は保存してあります。",
        HOUSE_RULE,
    )
    NOT_DRAWN = (
        "「{name}」の記入欄などに入力した内容が、受け取るときに消えてしまう作りです。"
        "PDFを開いて「印刷」を選び、プリンターに「PDFに保存」を選んで保存し直したものを、もう一度選んでください。"
        "印刷したものを写真に撮ってもかまいません。ほかの内容は保存してあります。",
        HOUSE_RULE,
    )


@dataclass(frozen=True, slots=True)
class CleanPaper:
    """What is kept: `content` is a JPEG, a PNG or a PDF that was written here."""

    name: str
    content: bytes
    content_type: str
    pages: int = 1


def clean_upload(content: bytes, *, name: str) -> CleanPaper:
    """By content, not by name: a PDF called .jpg is a PDF, and gets its proper ending."""
    if len(content) > LARGEST_UPLOAD:
        raise Refused(FileReason.TOO_LARGE, name=name)
    if content.startswith(b"%PDF-"):
        return _pdf(content, name)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _photo(content, name)
    raise Refused(FileReason.UNKNOWN_TYPE, name=name)


def _photo(content: bytes, name: str) -> CleanPaper:
    with _unreadable_is_refused(name), Image.open(io.BytesIO(content), formats=_KINDS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Refused(UploadReason.TOO_MANY_PIXELS, name=name)
        kind = image.format or ""
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        encoded, content_type, ending = _encoded(upright, kind)
    if len(encoded) > LARGEST_UPLOAD:  # a PNG of many colours may grow
        raise Refused(FileReason.TOO_LARGE, name=name)
    return CleanPaper(_renamed(name, ending), encoded, content_type)


_KINDS = ("JPEG", "PNG")
_GREY = ("1", "L")


def _encoded(image: Image.Image, kind: str) -> tuple[bytes, str, str]:
    """Drawn onto a new canvas, so that nothing but the pixels comes along."""
    plain = "L" if image.mode in _GREY else "RGB"
    if kind == "PNG":
        clean = image.convert("RGBA" if image.has_transparency_data else plain)
        return _bytes_of(clean, format="PNG", optimize=False), "image/png", ".png"
    clean = image.convert(plain)
    return _bytes_of(clean, format="JPEG", quality=_QUALITY), "image/jpeg", ".jpg"


def _bytes_of(image: Image.Image, **options: Any) -> bytes:
    plain = Image.new(image.mode, image.size)
    plain.paste(image)
    out = io.BytesIO()
    plain.save(out, **options)
    return out.getvalue()


def _pdf(content: bytes, name: str) -> CleanPaper:
    with _unreadable_is_refused(name):
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise Refused(UploadReason.ENCRYPTED, name=name)
        pages = len(reader.pages)
        if not 0 < pages <= MOST_PAGES:
            raise _wrong_count(name, pages)
        written = copied(reader)
    if len(written) > LARGEST_UPLOAD:
        raise Refused(FileReason.TOO_LARGE, name=name)
    return CleanPaper(_renamed(name, ".pdf"), written, "application/pdf", pages)


def _wrong_count(name: str, pages: int) -> Refused:
    if pages == 0:
        return Refused(UploadReason.UNREADABLE, name=name)
    return Refused(UploadReason.TOO_MANY_PAGES, name=name, pages=str(pages), limit=str(MOST_PAGES))


def _renamed(name: str, ending: str) -> str:
    return f"{Path(name).stem[:150] or '書類'}{ending}"


@contextmanager
def _unreadable_is_refused(name: str) -> Iterator[None]:
    """The libraries raise many things over a crafted file; all of them mean the same to a user."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of half-broken papers, which are then written anew
            yield
    except Refused:
        raise
    except NotDrawn as problem:
        raise Refused(UploadReason.NOT_DRAWN, name=name) from problem
    except Image.DecompressionBombError as problem:
        raise Refused(UploadReason.TOO_MANY_PIXELS, name=name) from problem
    except _BROKEN as problem:
        raise Refused(UploadReason.UNREADABLE, name=name) from problem


_BROKEN = (
    PyPdfError, OSError, SyntaxError, ValueError, KeyError, TypeError, AttributeError, IndexError,
    RecursionError, MemoryError, OverflowError, NotImplementedError, ZeroDivisionError,
)  # fmt: skip
