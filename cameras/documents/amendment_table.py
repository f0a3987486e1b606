"""新旧対照表 as a paper for the meeting: 改正後 left, 改正前 right, changed words underlined."""

from collections.abc import Sequence
from typing import Any

from cameras.rules.amendment import Row
from civic.pdf import render_pdf

TEMPLATE = "documents/amendment_table.html"


def build(association: str, rows: Sequence[Row], *, is_draft: bool) -> dict[str, Any]:
    name = f"{association}防犯カメラ管理運用規程"
    draft = "の改正（案）" if is_draft else ""
    return {"paper": {"title": f"{name}{draft} 新旧対照表"}, "rows": rows}


def render(association: str, rows: Sequence[Row], *, is_draft: bool) -> bytes:
    return render_pdf(TEMPLATE, build(association, rows, is_draft=is_draft))
