"""表示板: what hangs beside each camera, to be read from across the street (ガイドライン2(2)ウ)."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from civic.pdf import render_pdf
from civic.qr import qr_svg
from disclosures.models import PublicPage

TEMPLATE = "documents/sign.html"
SIZES = ("a4", "a3")
_LONG_NAME = 14


def build(page: PublicPage, size: str) -> dict[str, Any]:
    address = public_address(page)
    return {
        "paper": {"title": "防犯カメラ作動中"},
        "size": size,
        "association": page.association.name,
        "is_long": len(page.association.name) > _LONG_NAME,
        "contact": page.contact,
        "address": address,
        "qr": qr_svg(address),
    }


def public_address(page: PublicPage) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('public', args=[page.code])}"


def render(page: PublicPage, size: str) -> bytes:
    return render_pdf(TEMPLATE, build(page, size))
