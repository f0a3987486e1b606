"""Entries of a form, stamps and notes lie over a PDF's page: drawn onto it, they outlive the form."""

from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

Note = Any  # a DictionaryObject, of whose values the types are not known
_HIDDEN = 1 << 1 | 1 << 5  # Hidden, NoView
_NOT_ON_PAPER = frozenset({"/Popup", "/Link"})


class NotDrawn(Exception):  # noqa: N818 - a finding, named as one
    """A reader sees something that only his own program draws."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of the file, and the `cm` that puts it where it lies (ISO 32000-1, 12.5.5)."""

    picture: StreamObject
    place: tuple[float, float, float, float]


def drawn_on(page: PageObject) -> list[Drawn]:
    return [
        Drawn(picture, place)
        for note in _notes(page)
        if _is_seen(note)
        and (picture := _picture(note)) is not None
        and (place := _place(note, picture)) is not None
    ]


def draw(writer: PdfWriter, page: PageObject, drawn: list[Drawn]) -> None:
    if not drawn:
        return
    resources = _dictionary(page, "/Resources")
    pictures = _dictionary(resources, "/XObject")
    signs = []
    for each in drawn:
        name = f"/Drawn{len(pictures)}"  # pages may share their resources
        pictures[NameObject(name)] = _copied(writer, each.picture)
        scale_x, scale_y, x, y = each.place
        signs.append(f"q {scale_x:.5f} 0 0 {scale_y:.5f} {x:.3f} {y:.3f} cm {name} Do Q")
    there = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    parts: Any = there.get_object() if isinstance(there.get_object(), ArrayObject) else [there]
    page[NameObject("/Contents")] = ArrayObject(
        [_stream(writer, "q\n"), *parts, _stream(writer, "\nQ\n" + "\n".join(signs))]
    )


def _notes(page: PageObject) -> list[Note]:
    found: Any = page.get("/Annots", ArrayObject()).get_object()
    return [_whole(note) for note in found or ()]


def _whole(note: Any) -> Note:
    found = note.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _is_seen(note: Note) -> bool:
    flags = int(note.get("/F", 0))
    return bool(note.get("/Subtype")) and note["/Subtype"] not in _NOT_ON_PAPER and not flags & _HIDDEN  # fmt: skip


def _picture(note: Note) -> StreamObject | None:
    """Of a box to tick there is one for each state."""
    found = _whole(note.get("/AP", DictionaryObject())).get("/N")
    picture = found.get_object() if found is not None else None
    if isinstance(picture, StreamObject):
        return picture
    if isinstance(picture, DictionaryObject):
        state = picture.get(note.get("/AS", "/Off"))
        return state.get_object() if state is not None else None
    if _says_something(note):
        raise NotDrawn
    return None


def _says_something(note: Note) -> bool:
    if note["/Subtype"] == "/Widget":
        return _inherited(note, "/FT") in ("/Tx", "/Ch") and bool(_inherited(note, "/V"))
    return note["/Subtype"] in ("/FreeText", "/Stamp")


def _inherited(note: Note, key: str) -> Any:
    """A field's value may stand with its parent."""
    for _ in range(20):
        if key in note or "/Parent" not in note:
            break
        note = _whole(note["/Parent"])
    return note.get(key)


def _place(note: Note, picture: StreamObject) -> tuple[float, float, float, float] | None:
    """The picture's box, turned as it says itself, is stretched to the place on the page."""
    a, b, c, d, e, f = _numbers(picture.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    left, bottom, right, top = _numbers(picture["/BBox"])
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    x1, y1, x2, y2 = _numbers(note["/Rect"])
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if not (width and height and x1 != x2 and y1 != y2):
        return None  # a signature without a picture has no extent
    scale_x, scale_y = abs(x2 - x1) / width, abs(y2 - y1) / height
    return scale_x, scale_y, min(x1, x2) - scale_x * min(xs), min(y1, y2) - scale_y * min(ys)


def _numbers(found: Any) -> list[float]:
    return [float(each) for each in found]


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    found = holder.setdefault(NameObject(key), DictionaryObject()).get_object()
    if not isinstance(found, DictionaryObject):
        raise TypeError(key)
    return found


def _copied(writer: PdfWriter, picture: StreamObject) -> Any:
    copy = picture.clone(writer)
    copy[NameObject("/Type")] = NameObject("/XObject")
    copy[NameObject("/Subtype")] = NameObject("/Form")
    return copy.indirect_reference or writer._add_object(copy)  # noqa: SLF001


def _stream(writer: PdfWriter, signs: str) -> Any:
    stream = StreamObject()
    stream.set_data(signs.encode())
    return writer._add_object(stream)  # noqa: SLF001
