"""The one renderer of papers: template and plain context in, tagged PDF bytes out."""

import functools
from base64 import b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse


_DPI = 200  # photos of a telephone would make papers of many megabytes


def render_pdf(template: str, context: Mapping[str, Any]) -> bytes:
    """Render `template` to PDF/UA-1. Nothing is fetched: papers carry their style and pictures."""
    return html_to_pdf(render_to_string(template, dict(context)))


def html_to_pdf(html: str) -> bytes:
    from weasyprint import HTML

    styles, fonts = _styles()
    document = HTML(string=html, url_fetcher=_refuse)
    return bytes(
        document.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1", dpi=_DPI)
    )


@functools.cache
def _styles() -> "tuple[list[CSS], FontConfiguration]":
    """Parsed once a process: measured 15 % of a four-page paper."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = CSS(string=render_to_string("documents/_form.css"), font_config=fonts)
    return [sheet], fonts


def _refuse(url: str, *_args: object, **_kwargs: object) -> "URLFetcherResponse":
    from weasyprint.urls import URLFetcherResponse

    if url.startswith("data:image/"):
        kind, _, content = url.removeprefix("data:").partition(";base64,")
        return URLFetcherResponse(url, b64decode(content), {"Content-Type": kind})
    message = f"papers load nothing from outside: {url}"
    raise ValueError(message)
