"""Papers come in with all kinds of things in them, and are kept without."""

import io
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from civic.files import LARGEST_UPLOAD, FileReason
from civic.pdf import html_to_pdf
from civic.refusals import Refused
from civic.uploads import MOST_PAGES, UploadReason, clean_upload

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
QUARTER_TURN = 6
SECRET = b"33.9578,130.9414"


def jpeg(size=(60, 40), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, "JPEG", **options)
    return out.getvalue()


def photo_with_its_place() -> bytes:
    image = Image.new("RGB", (60, 40), "navy")
    exif = image.getexif()
    exif[GPS] = {1: "N", 2: (33.0, 57.0, 28.0), 3: "E", 4: (130.0, 56.0, 29.0)}
    exif[MAKER] = "camera of somebody"
    exif[ORIENTATION] = QUARTER_TURN
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


def pdf(pages=1, *, prepare=lambda writer: None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    prepare(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def script() -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("alert")}
    )


def load_with_everything(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = script()
    writer.add_attachment("payload.exe", b"MZ" * 200)
    writer.add_metadata({"/Author": "somebody"})
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script()})
    page[NameObject("/Annots")] = ArrayObject(
        [
            DictionaryObject(
                {NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): script()}
            )
        ]
    )


def refusal(content: bytes, name: str = "見積書.pdf") -> Refused:
    with pytest.raises(Refused) as refused:
        clean_upload(content, name=name)
    assert name in str(refused.value)
    return refused.value


def test_a_photo_loses_its_place_and_all_else_but_the_picture():
    before = photo_with_its_place()
    assert Image.open(io.BytesIO(before)).getexif().get_ifd(GPS)

    kept = clean_upload(before, name="現場.jpg")

    image = Image.open(io.BytesIO(kept.content))
    assert dict(image.getexif()) == {}
    assert SECRET not in kept.content
    assert b"Exif" not in kept.content
    assert kept.content_type == "image/jpeg"


def test_a_photo_stands_upright():
    kept = clean_upload(photo_with_its_place(), name="現場.jpg")

    assert Image.open(io.BytesIO(kept.content)).size == (40, 60)


def test_a_png_loses_its_texts():
    texts, out = PngInfo(), io.BytesIO()
    texts.add_text("Comment", SECRET.decode())
    Image.new("RGBA", (10, 10)).save(out, "PNG", pnginfo=texts)

    kept = clean_upload(out.getvalue(), name="図.png")

    assert SECRET not in kept.content
    assert kept.content_type == "image/png"


def test_a_large_photo_is_made_smaller():
    kept = clean_upload(jpeg((4000, 3000)), name="現場.jpg")

    assert max(Image.open(io.BytesIO(kept.content)).size) == 3000


def test_a_pdf_loses_scripts_attachments_links_and_metadata():
    before = pdf(prepare=load_with_everything)
    assert b"JavaScript" in before

    kept = clean_upload(before, name="見積書.pdf")

    reader = PdfReader(io.BytesIO(kept.content))
    for sign in (b"JavaScript", b"/JS", b"/AA", b"EmbeddedFile", b"MZMZ", b"/Annots", b"somebody"):
        assert sign not in kept.content
    assert reader.attachments == {}
    assert kept.pages == 1


def test_what_is_printed_on_the_page_stays():
    kept = clean_upload(
        html_to_pdf("<html lang=ja><title>x</title><p>見積り 450,000円"), name="a.pdf"
    )

    assert "450,000円" in PdfReader(io.BytesIO(kept.content)).pages[0].extract_text()


def test_the_content_tells_the_type_and_gives_the_ending():
    assert clean_upload(pdf(), name="写真.jpg").name == "写真.pdf"
    assert clean_upload(jpeg(), name="見積書.pdf").name == "見積書.jpg"


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04" + b"\0" * 50])
def test_what_is_hung_on_to_a_photo_is_left_behind(tail):
    kept = clean_upload(jpeg() + tail, name="現場.jpg")

    assert tail not in kept.content


def test_what_is_hung_on_to_a_pdf_is_left_behind():
    kept = clean_upload(pdf() + b"\n<html><script>alert(1)</script>", name="a.pdf")

    assert b"script" not in kept.content


@pytest.mark.parametrize(
    "content", [b"<html>%PDF-", b"GIF89a" + jpeg(), b"PK\x03\x04", b"", b"II*\x00" + jpeg()]
)
def test_refuses_what_does_not_begin_as_a_photo_or_a_pdf(content):
    assert refusal(content).reason is FileReason.UNKNOWN_TYPE


def test_refuses_a_picture_of_fifty_thousand_pixels_a_side_without_opening_it():
    assert refusal(bomb(50_000, 50_000), "巨大.png").reason is UploadReason.TOO_MANY_PIXELS
    assert refusal(bomb(8_000, 8_000), "巨大.png").reason is UploadReason.TOO_MANY_PIXELS


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that claims this size."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    body = b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def test_refuses_a_pdf_with_a_password_and_says_what_to_do():
    locked = refusal(pdf(prepare=lambda writer: writer.encrypt("sesame", algorithm="RC4-128")))

    assert locked.reason is UploadReason.ENCRYPTED
    assert "パスワードのないPDF" in str(locked)


def test_refuses_more_pages_than_the_limit():
    assert refusal(pdf(MOST_PAGES + 1)).reason is UploadReason.TOO_MANY_PAGES
    assert clean_upload(pdf(MOST_PAGES), name="a.pdf").pages == MOST_PAGES


@pytest.mark.parametrize("content", [jpeg((600, 400))[:500], bomb(100, 100)[:40], pdf()[:60]])
def test_refuses_what_was_cut_off(content):
    assert refusal(content).reason is UploadReason.UNREADABLE


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + b"\xff" * 200, b"\xff\xd8\xff" + b"x" * 200])
def test_refuses_rubbish_behind_a_proper_beginning(content):
    assert refusal(content).reason is UploadReason.UNREADABLE


def test_refuses_what_is_too_large():
    assert refusal(jpeg() + b"\0" * LARGEST_UPLOAD).reason is FileReason.TOO_LARGE


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_grey_stays_grey(kind):
    out = io.BytesIO()
    Image.new("L", (60, 40), 90).save(out, kind)

    assert Image.open(io.BytesIO(clean_upload(out.getvalue(), name="a").content)).mode == "L"


def test_refuses_a_picture_that_grows_beyond_the_limit(monkeypatch):
    dots = Image.effect_noise((300, 300), 80).convert("RGB")
    out = io.BytesIO()
    dots.save(out, "JPEG", quality=1)
    monkeypatch.setattr("civic.uploads.LARGEST_UPLOAD", len(out.getvalue()) + 100)

    assert refusal(out.getvalue(), "現場.jpg").reason is FileReason.TOO_LARGE
