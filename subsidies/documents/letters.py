"""The city's letters: drafted and approved elsewhere, frozen here as a plain context (ADR 0006)."""

from datetime import date
from typing import Any

from civic.pdf import render_pdf
from subsidies.documents.form_kit import Field, Form, filled
from subsidies.documents.matter import Matter, titles_of
from subsidies.documents.packet import TEMPLATE, check_number
from subsidies.documents.words import amount, wide
from subsidies.models import Letter
from subsidies.queries.case import Case
from subsidies.rules.papers import FormKind

_FORM = Form(
    kind=FormKind.DECISION,
    fields=(
        Field("額", lambda m: amount(m.item.amount_yen), is_big=True),
        Field("理由", lambda m: m.item.reason),
        Field("条件", lambda m: m.item.conditions),
    ),
)


def build_letter(letter: Letter, case: Case, *, number: int | None, on: date) -> dict[str, Any]:
    """JSON: what the letter says. `number` None is a draft: its place stays empty."""
    mark = case.programme.letter_mark
    words = wide(f"{mark}第{number}号") if number else f"{mark}第　　号"
    matter = Matter(case, letter.kind, words, on, item=letter, titles=titles_of(case.programme))
    body: dict[str, Any] = {
        "paper": {"title": f"{letter.kind.label}　{words}", "is_letter": True},
        "forms": [{**filled(_FORM, matter), "number": words, "title": letter.kind.label}],
        "papers": [],
    }
    body["paper"]["check_number"] = check_number(body) if number else ""
    return body


def render_letter(context: dict[str, Any]) -> bytes:
    return render_pdf(TEMPLATE, context)
