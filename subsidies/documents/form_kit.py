"""What a municipal form is. A form is its fields; here they are filled from a matter, or left blank.

The context that comes out is plain JSON: it is frozen with the submission and rendered later.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from civic.wareki import formal
from subsidies.documents.matter import Matter, join_title
from subsidies.documents.words import unknown_number
from subsidies.rules.papers import FormKind

Words = Callable[[Matter], str]
Rows = Callable[[Matter], Sequence[Sequence[str]]]
LONG_TITLE = 25
OURS = "この書面の文言と様式は、市の公表した様式ではありません（未確認）。"
WRITTEN_DATE = "令和　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Field:
    """A row of the ruled table. `blank`: what stands there on the twin for writing by hand."""

    label: str
    value: Words
    blank: str = ""
    lines: int = 1
    is_big: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`numbers`: columns with figures. `widths`: percent of each column. The last row may be a sum."""

    caption: str
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: Rows
    numbers: tuple[int, ...] = ()
    blank_rows: int = 5
    blank_labels: tuple[str, ...] = ()
    has_sum: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """`opening` may name {programme}; on a letter it is made of the matter.

    `kind` None: the flow's lists know no such form, so its number stays open. `boxes`: papers that go
    with it, ticked when they are there. `texts`: the numbered sentences that somebody signs. An
    enclosure goes with another form and says only whose it is.
    """

    kind: FormKind | None
    opening: str | Words = ""
    fields: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    texts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    boxes: Callable[[Matter], Sequence[tuple[str, bool]]] | None = None
    pictures: Callable[[Matter], Sequence[dict[str, Any]]] | None = None
    signatures: tuple[str, ...] = ()
    heading: str = ""
    role: str = "申請者"
    addressee: str = "（宛先）下関市長"
    is_enclosure: bool = False


def filled(form: Form, matter: Matter) -> dict[str, Any]:
    return {
        **_head(form, matter),
        "issued_on": "" if form.is_enclosure else formal(matter.on),
        "applicant": _applicant(form, matter.applicant),
        "rows": [_row(field, field.value(matter)) for field in form.fields],
        "tables": [_table(table, [list(row) for row in table.rows(matter)]) for table in form.tables],
        "boxes": [list(box) for box in form.boxes(matter)] if form.boxes else [],
        "pictures": list(form.pictures(matter)) if form.pictures else [],
    }  # fmt: skip


def blank(form: Form, matter: Matter) -> dict[str, Any]:
    """The twin for writing by hand; `matter` gives the programme, its numbers and its list of papers."""
    return {
        **_head(form, matter),
        "is_blank": True,
        "issued_on": "" if form.is_enclosure else WRITTEN_DATE,
        "applicant": _applicant(form, _BLANK_APPLICANT),
        "rows": [{**_row(field, field.blank), "lines": field.lines} for field in form.fields],
        "tables": [_table(table, _empty(table)) for table in form.tables],
        "boxes": [[label, False] for label, _there in form.boxes(matter)] if form.boxes else [],
        "pictures": [{"is_blank": True}] if form.pictures else [],
    }


_BLANK_APPLICANT = [
    {"label": label, "value": ""} for label in ("所在地", "団体名", "代表者", "電話")
]


def _applicant(form: Form, lines: list[dict[str, str]]) -> list[dict[str, str]]:
    if form.is_enclosure:
        return [line for line in lines if line["label"] == "団体名"]
    return lines if form.addressee else []


def _head(form: Form, matter: Matter) -> dict[str, Any]:
    number, title = matter.titles.get(form.kind, ("", "")) if form.kind else ("", "")
    own = form.heading or (form.kind.heading if form.kind else "")
    shown = title or join_title(matter.programme_name, own)
    return {
        "kind": form.kind.value if form.kind else "",
        "form_number": number or unknown_number(),
        "title": shown,
        "is_long_title": len(shown) > LONG_TITLE,
        "addressee": "" if form.is_enclosure else form.addressee,
        "role": "" if form.is_enclosure else form.role,
        "opening": _opening(form, matter),
        "texts": list(form.texts),
        "notes": list(form.notes),
        "signatures": list(form.signatures),
        "foot": "" if number or form.is_enclosure else OURS,
    }


def _opening(form: Form, matter: Matter) -> str:
    if callable(form.opening):
        return form.opening(matter)
    return form.opening.format(programme=matter.programme_name)


def _row(field: Field, value: str) -> dict[str, Any]:
    return {"label": field.label, "value": value, "is_big": field.is_big}


def _table(table: Table, rows: list[list[str]]) -> dict[str, Any]:
    last = len(rows) - 1
    return {
        "caption": table.caption,
        "columns": [
            {"label": label, "width": width, "is_number": at in table.numbers}
            for at, (label, width) in enumerate(zip(table.head, table.widths, strict=True))
        ],
        "rows": [
            {"is_sum": table.has_sum and at == last, "cells": _cells(table, row)}
            for at, row in enumerate(rows)
        ],
    }


def _cells(table: Table, row: list[str]) -> list[dict[str, Any]]:
    return [{"value": value, "is_number": at in table.numbers} for at, value in enumerate(row)]


def _empty(table: Table) -> list[list[str]]:
    labels = [*table.blank_labels, *[""] * (table.blank_rows - len(table.blank_labels))]
    rest = [""] * (len(table.head) - 1)
    rows = [[label, *rest] for label in labels]
    return [*rows, ["合計", *rest]] if table.has_sum else rows
