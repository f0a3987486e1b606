"""Pictures of nothing: a plain card that says what a photograph would show."""

import io

from PIL import Image, ImageDraw


def card(words: str, size: tuple[int, int] = (320, 180)) -> bytes:
    """As PNG; `words` in ASCII."""
    picture = Image.new("RGB", size, (230, 230, 230))
    ImageDraw.Draw(picture).text((20, 80), words, fill=(20, 20, 20))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
