"""Real, tiny video files for the demo and the tests: Motion-JPEG in AVI, a few grey frames."""

import io
import struct

from PIL import Image, ImageDraw

WIDTH, HEIGHT, FRAMES_A_SECOND = 160, 90, 2


def video(text: str, *, frames: int = 6) -> bytes:
    """An AVI that players open; `text` (ASCII) is drawn into the picture as recorders do."""
    pictures = [_frame(text, number) for number in range(frames)]
    chunks = [(b"00dc", picture) for picture in pictures]
    movie = _list(b"movi", b"".join(_chunk(*each) for each in chunks))
    return _riff(
        _headers(frames, max(map(len, pictures))) + movie + _chunk(b"idx1", _index(chunks))
    )


def _frame(text: str, number: int) -> bytes:
    picture = Image.new("RGB", (WIDTH, HEIGHT), (96, 110, 120))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(40, HEIGHT), (70, 40), (90, 40), (120, HEIGHT)], fill=(150, 150, 150))
    pen.rectangle([10 + number * 12, 60, 18 + number * 12, 76], fill=(40, 60, 150))
    pen.text((4, 2), text, fill=(255, 255, 255))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def _headers(frames: int, largest: int) -> bytes:
    period = 1_000_000 // FRAMES_A_SECOND
    main = struct.pack(
        "<14I",
        period,
        largest * FRAMES_A_SECOND,
        0,
        0x10,
        frames,
        0,
        1,
        largest,
        WIDTH,
        HEIGHT,
        0,
        0,
        0,
        0,
    )
    stream = b"vidsMJPG" + struct.pack(
        "<IHHIIIIIIII4H",
        0,
        0,
        0,
        0,
        1,
        FRAMES_A_SECOND,
        0,
        frames,
        largest,
        0,
        0,
        0,
        0,
        WIDTH,
        HEIGHT,
    )
    picture = struct.pack(
        "<IiiHH4sIiiII", 40, WIDTH, HEIGHT, 1, 24, b"MJPG", WIDTH * HEIGHT * 3, 0, 0, 0, 0
    )
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", picture))
    return _list(b"hdrl", _chunk(b"avih", main) + streams)


def _index(chunks: list[tuple[bytes, bytes]]) -> bytes:
    rows, offset = [], 4
    for name, body in chunks:
        rows.append(struct.pack("<4sIII", name, 0x10, offset, len(body)))
        offset += 8 + len(body) + len(body) % 2
    return b"".join(rows)


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _list(name: bytes, body: bytes) -> bytes:
    return _chunk(b"LIST", name + body)


def _riff(body: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"AVI " + body
