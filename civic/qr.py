"""QR as inline SVG: works in pages under a strict content policy and in papers."""

import qrcode
import qrcode.image.svg
from django.utils.safestring import SafeString


def qr_svg(text: str) -> SafeString:
    """A path in currentColor, scaled by CSS; `text` is our own address, never user input."""
    code = qrcode.QRCode(border=2)
    code.add_data(text)
    image = code.make_image(image_factory=qrcode.image.svg.SvgPathImage)
    return SafeString(image.to_string(encoding="unicode"))
