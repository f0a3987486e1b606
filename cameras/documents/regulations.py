"""管理運用規程 as a paper: the model's text and nothing else (guideline 3(2))."""

from typing import Any

from cameras.models import Regulations
from civic.pdf import render_pdf

TEMPLATE = "documents/regulations.html"


def build(regulations: Regulations) -> dict[str, Any]:
    lines = regulations.lines()
    return {"paper": {"title": lines[0].text}, "lines": lines[1:]}


def render(regulations: Regulations) -> bytes:
    return render_pdf(TEMPLATE, build(regulations))
