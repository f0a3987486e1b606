"""What lies inside and over the pages of a PDF: photos lose their place, entries of a form stay."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from civic.jpeg import without_notes
from civic.refusals import Refused
from civic.uploads import UploadReason, clean_upload
from tests.unit.civic.test_uploads import SECRET, photo_with_its_place


def name(word: str) -> NameObject:
    return NameObject(f"/{word}")


def stream(data: bytes, **values: object) -> StreamObject:
    made = StreamObject()
    made._data = data
    made.update({name(key): value for key, value in values.items()})
    return made


def box(*numbers: float) -> ArrayObject:
    return ArrayObject(FloatObject(each) for each in numbers)


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_photo(photo: bytes, *, is_packed: bool = False) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    image = stream(
        photo, Type=name("XObject"), Subtype=name("Image"), Width=NumberObject(60),
        Height=NumberObject(40), ColorSpace=name("DeviceRGB"), BitsPerComponent=NumberObject(8),
        Filter=name("DCTDecode"),
    )  # fmt: skip
    if is_packed:
        image = image.flate_encode()
    page[name("Resources")] = DictionaryObject(
        {name("XObject"): DictionaryObject({name("Im0"): writer._add_object(image)})}
    )
    page[name("Contents")] = writer._add_object(stream(b"q 200 0 0 200 0 0 cm /Im0 Do Q"))
    return written(writer)


def with_note(kind: str, *, text: bytes | None = b"999999 yen", **values: object) -> bytes:
    """Over the page, at (10, 10) to (110, 30), lies a form's entry, a stamp or a note."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    page[name("Contents")] = writer._add_object(stream(b"2 0 0 2 0 0 cm"))
    note = DictionaryObject(
        {name("Type"): name("Annot"), name("Subtype"): name(kind), name("Rect"): box(10, 10, 110, 30)}
    )  # fmt: skip
    note.update({name(key): value for key, value in values.items()})
    if text is not None:
        font = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
        fonts = DictionaryObject({name(key): name(value) for key, value in font.items()})
        used = DictionaryObject({name("Font"): DictionaryObject({name("F1"): fonts})})
        drawn = stream(
            b"BT /F1 12 Tf (" + text + b") Tj ET", BBox=box(0, 0, 50, 10), Resources=used
        )
        note[name("AP")] = DictionaryObject({name("N"): writer._add_object(drawn)})
    page[name("Annots")] = ArrayObject([writer._add_object(note)])
    return written(writer)


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_photo_inside_a_pdf_loses_its_place(is_packed):
    photo = photo_with_its_place()
    kept = clean_upload(with_photo(photo, is_packed=is_packed), name="現場.pdf").content

    (image,) = PdfReader(io.BytesIO(kept)).pages[0].images
    assert Image.open(io.BytesIO(image.data)).size == (60, 40)
    assert not [sign for sign in (SECRET, b"Exif", b"camera of somebody") if sign in kept]
    assert without_notes(photo) in kept


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 30}])
def test_the_picture_itself_stays_bit_for_bit(options):
    out, profile = io.BytesIO(), b"colours" * 9
    picture = Image.effect_noise((90, 70), 80).convert("CMYK")
    picture.save(
        out, "JPEG", exif=b"Exif\0\0secret", comment=SECRET, icc_profile=profile, **options
    )

    kept = Image.open(io.BytesIO(without_notes(out.getvalue() + b"hung on behind")))

    assert kept.tobytes() == Image.open(out).tobytes()
    assert kept.info["icc_profile"] == profile
    assert b"secret" not in without_notes(out.getvalue())
    assert without_notes(out.getvalue() + b"hung on").endswith(b"\xff\xd9")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8junk", b"\xff\xd8\xff\xe1\x00\x00"])
def test_what_is_no_jpeg_is_said_to_be_none(content):
    with pytest.raises(ValueError, match=r"JPEG|segment"):
        without_notes(content)


ENTRY = {"FT": name("Tx"), "V": TextStringObject("999999 yen")}


@pytest.mark.parametrize(("kind", "values"), [("Widget", ENTRY), ("Stamp", {}), ("FreeText", {})])
def test_what_was_filled_in_or_stamped_is_drawn_onto_the_page(kind, values):
    kept = clean_upload(with_note(kind, **values), name="申請書.pdf").content

    page = PdfReader(io.BytesIO(kept)).pages[0]
    assert "/Annots" not in page
    assert "999999 yen" in page.extract_text()
    signs = page.get_contents().get_data()
    assert b"2.00000 0 0 2.00000 10.000 10.000 cm" in signs
    assert signs.index(b"Q") < signs.index(b"10.000 cm")


def test_a_box_is_drawn_as_it_was_ticked():
    writer = PdfWriter(clone_from=io.BytesIO(with_note("Widget", FT=name("Btn"), AS=name("Yes"))))
    note = writer.pages[0]["/Annots"][0].get_object()
    note["/AP"][name("N")] = DictionaryObject(
        {name("Yes"): note["/AP"].raw_get("/N"), name("Off"): writer._add_object(stream(b""))}
    )

    kept = clean_upload(written(writer), name="申請書.pdf").content

    assert "999999 yen" in PdfReader(io.BytesIO(kept)).pages[0].extract_text()


def test_what_was_hidden_stays_unseen():
    kept = clean_upload(with_note("Stamp", F=NumberObject(2)), name="a.pdf").content

    assert "999999" not in PdfReader(io.BytesIO(kept)).pages[0].extract_text()


@pytest.mark.parametrize(("kind", "values"), [("Widget", ENTRY), ("Stamp", {}), ("FreeText", {})])
def test_what_only_a_viewer_could_draw_is_refused_with_a_way_out(kind, values):
    with pytest.raises(Refused) as refused:
        clean_upload(with_note(kind, text=None, **values), name="申請書.pdf")

    assert refused.value.reason is UploadReason.NOT_DRAWN
    assert "PDFに保存" in str(refused.value)


def test_an_empty_field_is_no_hindrance():
    assert clean_upload(with_note("Widget", text=None, FT=name("Tx")), name="a.pdf").pages == 1
