"""Every form of a programme with the city's number and title, or what is printed without them."""

from dataclasses import dataclass

from subsidies.models import Programme
from subsidies.rules.papers import FormKind

BLANK_NUMBER = "様式第　号"


@dataclass(frozen=True, slots=True)
class FormRow:
    kind: FormKind
    number: str
    title: str
    is_known: bool


def form_rows(programme: Programme) -> list[FormRow]:
    """No query where the titles are loaded."""
    known = {row.kind: row for row in programme.form_titles.all()}
    rows = []
    for kind in FormKind:
        found = known.get(kind)
        number = found.number if found else ""
        title = found.title if found else ""
        rows.append(
            FormRow(kind, number or BLANK_NUMBER, title or kind.heading, is_known=bool(number))
        )
    return rows
