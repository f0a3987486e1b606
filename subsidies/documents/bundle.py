"""Papers attached to a packet become pages of its PDF: each on an A4 sheet with heading and page number.

A picture stands in the sheet itself. A page of an attached PDF is laid onto its empty sheet afterwards,
as a drawing of its own, so that its marks do not mix with the tags of ours.
"""

import io
from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pypdf import PageObject, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

from civic.models import StoredFile

Sheet = dict[str, Any]
Paper = dict[str, str]
_MM = 72 / 25.4
# Left, bottom, width, height of the frame on a sheet, as in templates/documents/_form.css (.attached).
_FRAME = (22 * _MM, 26 * _MM, 166 * _MM, 236 * _MM)


def sheets_of(papers: Sequence[Paper]) -> list[Sheet]:
    return [sheet for paper in papers for sheet in _sheets(paper)]


def with_attached(own: bytes, sheets: Sequence[Sheet]) -> bytes:
    """`own` ends with one page a sheet, in this order."""
    if not any("page" in sheet for sheet in sheets):
        return own
    writer = PdfWriter(clone_from=io.BytesIO(own))
    first = len(writer.pages) - len(sheets)
    for at, sheet in enumerate(sheets):
        if "page" in sheet:
            _lay(writer, writer.pages[first + at], sheet["page"])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _sheets(paper: Paper) -> Iterator[Sheet]:
    content = StoredFile(sha256=paper["sha256"]).path.read_bytes()
    if paper["content_type"] != "application/pdf":
        picture = f"data:{paper['content_type']};base64,{b64encode(content).decode()}"
        yield {**paper, "place": 1, "count": 1, "picture": picture}
        return
    pages = _pages(content)
    for place, page in enumerate(pages, 1):
        yield {**paper, "place": place, "count": len(pages), "page": page}
    if not pages:
        yield {**paper, "place": 1, "count": 1, "is_unreadable": True}


def _pages(content: bytes) -> list[PageObject]:
    """Empty when the file cannot be read as a PDF: the sheet then says so."""
    try:
        pages = list(PdfWriter(clone_from=io.BytesIO(content)).pages)
        for page in pages:
            page.transfer_rotation_to_content()
    except (PyPdfError, ValueError, KeyError):
        return []
    return pages


def _lay(writer: PdfWriter, sheet: PageObject, page: PageObject) -> None:
    """Scaled to the frame, in its middle, with its proportions."""
    left, bottom, width, height = _FRAME
    box = page.cropbox
    scale = min(width / float(box.width), height / float(box.height))
    x = left + (width - float(box.width) * scale) / 2 - float(box.left) * scale
    y = bottom + (height - float(box.height) * scale) - float(box.bottom) * scale
    resources = cast("DictionaryObject", sheet["/Resources"].get_object())
    drawings = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    name = f"/Attached{len(drawings)}"  # the pages share their resources
    drawings[NameObject(name)] = writer._add_object(_drawing(writer, page))  # noqa: SLF001
    place = f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {name} Do Q"
    _append(writer, sheet, f"\n/Artifact BMC {place} EMC")


def _drawing(writer: PdfWriter, page: PageObject) -> StreamObject:
    contents, drawing = page.get_contents(), StreamObject()
    drawing.set_data(contents.get_data() if contents is not None else b"")
    drawing[NameObject("/Type")] = NameObject("/XObject")
    drawing[NameObject("/Subtype")] = NameObject("/Form")
    drawing[NameObject("/BBox")] = ArrayObject(FloatObject(each) for each in page.cropbox)
    used = page.get("/Resources", DictionaryObject())
    drawing[NameObject("/Resources")] = used.get_object().clone(writer)
    return drawing.flate_encode()


def _append(writer: PdfWriter, sheet: PageObject, signs: str) -> None:
    before = sheet.get_contents()
    stream = StreamObject()
    stream.set_data(
        (b"q\n" + before.get_data() + b"\nQ" if before is not None else b"") + signs.encode()
    )
    sheet[NameObject("/Contents")] = writer._add_object(stream.flate_encode())  # noqa: SLF001
