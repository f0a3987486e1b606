"""A PDF copied page by page: without scripts, attachments, forms, metadata and the places of its photos.

What a reader sees on the page stays: entries of a form, stamps and written notes are drawn onto it.
"""

import io
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter
from pypdf.filters import decode_stream_data
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

from civic.jpeg import without_notes
from civic.pdf_drawn import Drawn, draw, drawn_on

# What a page needs to be seen and printed. Links, forms, scripts, sounds and the like stay behind.
_PAGE_KEYS = frozenset(
    {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit"}
)
# Keys under which a viewer would run, open, send or unpack something.
_ACTIVE = frozenset(
    {
        "/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/AcroForm",
        "/XFA", "/RichMedia", "/Metadata", "/PieceInfo",
    }
)  # fmt: skip


def copied(reader: PdfReader) -> bytes:
    """Raises `civic.pdf_drawn.NotDrawn` when a reader would see what cannot be copied."""
    writer = PdfWriter()
    writer.metadata = None
    for page in reader.pages:
        drawn: list[Drawn] = drawn_on(page)
        for key in [key for key in page if key not in _PAGE_KEYS | {"/Parent"}]:
            del page[key]
        draw(writer, writer.add_page(page), drawn)
    _everywhere(writer, _strip)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _everywhere(writer: PdfWriter, change: Callable[[DictionaryObject], None]) -> None:
    """Whatever was copied along with a page, deep in its resources."""
    waiting: list[object] = list(writer._objects)  # noqa: SLF001 - no public way to all of them
    while waiting:
        found = waiting.pop()
        if isinstance(found, DictionaryObject):
            change(found)
            waiting.extend(found.values())
        elif isinstance(found, ArrayObject):
            waiting.extend(found)


def _strip(found: DictionaryObject) -> None:
    for key in [key for key in found if key in _ACTIVE]:
        del found[key]
    if isinstance(found, StreamObject) and _filters(found)[-1:] in (["/DCTDecode"], ["/DCT"]):
        _strip_photo(found)


def _strip_photo(stream: StreamObject) -> None:
    """Other packings around the JPEG are taken off: it is packed itself."""
    packed = len(_filters(stream)) > 1
    jpeg = decode_stream_data(stream) if packed else stream._data  # noqa: SLF001 - as it is stored
    stream._data = without_notes(bytes(jpeg))  # noqa: SLF001
    if packed:
        stream[NameObject("/Filter")] = NameObject("/DCTDecode")
        stream.pop("/DecodeParms", None)


def _filters(stream: StreamObject) -> list[str]:
    found = stream.get("/Filter")
    named = found.get_object() if found is not None else []
    return [str(each) for each in (named if isinstance(named, ArrayObject) else [named])]
