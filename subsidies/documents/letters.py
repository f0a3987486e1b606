"""The city's letters: drafted and approved elsewhere, frozen here as a plain context (ADR 0006)."""

from datetime import date
from typing import Any

from civic.pdf import render_pdf
from subsidies.documents import (
    f18_decision,
    f21_settlement,
    letter_change,
    letter_disposal,
    letter_rejection,
    letter_return,
    letter_selection,
)
from subsidies.documents.form_kit import Form
from subsidies.documents.letter_parts import letter as letter_form
from subsidies.documents.matter import Matter, titles_of
from subsidies.documents.packet import TEMPLATE, check_number
from subsidies.documents.words import letter_number
from subsidies.models import Letter
from subsidies.queries.case import Case
from subsidies.rules.stages import Act

FORMS: dict[Act, Form] = {
    Act.SELECT: letter_selection.SELECT,
    Act.LEAVE_OUT: letter_selection.LEAVE_OUT,
    Act.RETURN_CONSULTATION: letter_return.CONSULTATION,
    Act.RETURN_APPLICATION: letter_return.APPLICATION,
    Act.RETURN_REPORT: letter_return.REPORT,
    Act.REJECT: letter_rejection.REJECT,
    Act.DECIDE: f18_decision.FORM,
    Act.APPROVE_CHANGE: letter_change.APPROVE,
    Act.DENY_CHANGE: letter_change.DENY,
    Act.APPROVE_CANCELLATION: letter_change.CANCEL,
    Act.SETTLE: f21_settlement.FORM,
    Act.APPROVE_DISPOSAL: letter_disposal.APPROVE,
    Act.DENY_DISPOSAL: letter_disposal.DENY,
    Act.REVOKE: letter_rejection.REVOKE,
}


def build_letter(letter: Letter, case: Case, *, number: int | None, on: date) -> dict[str, Any]:
    """JSON: what the letter says. `number` None is a draft: its place stays empty."""
    words = letter_number(case.programme.letter_mark, number)
    matter = Matter(case, letter.kind, words, on, item=letter, titles=titles_of(case.programme))
    form = letter_form(FORMS[letter.kind], matter)
    body: dict[str, Any] = {
        "paper": {"title": f"{form['title']}　{words}"},
        "forms": [form],
        "papers": [],
    }
    body["paper"]["check_number"] = check_number(body) if number else ""
    return body


def render_letter(context: dict[str, Any]) -> bytes:
    return render_pdf(TEMPLATE, context)
