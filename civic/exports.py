"""Lists for a spreadsheet: streamed row by row, opened by Excel as they are, never a formula."""

import csv
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from typing import Any, Final
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

Cell = str | int | date | datetime | None
BOM: Final = "\ufeff"
KINDS: Final = ("csv", "xlsx")
_ROWS_A_CHUNK: Final = 200
_LONGEST_CELL: Final = 32_767  # of Excel; a longer text would be left out altogether
_WIDEST, _NARROWEST = 48, 10
# What a spreadsheet may take for the start of a formula, once widths are made equal (NFKC).
_FORMULA_SIGNS: Final = frozenset("=+-@|%")
_MINUS_SIGNS: Final = frozenset("−‐‑‒–—―")
_DATE_FORMAT: Final = "yyyy/mm/dd"
_MOMENT_FORMAT: Final = "yyyy/mm/dd hh:mm"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` is read once, while the answer is being sent; `name` without an ending."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def sheet_response(sheet: Sheet, kind: str) -> HttpResponseBase:
    """404 for any other kind than csv and xlsx."""
    if kind == "csv":
        return _csv_response(sheet)
    if kind == "xlsx":
        return _xlsx_response(sheet)
    raise Http404


def harmless(text: str) -> str:
    """As it is, or with an apostrophe before it, which spreadsheets show as text.

    Blank and invisible signs before the first visible one do not hide a formula. A tab or a new
    line at the very start counts as one, because some programs cut the cell there.
    """
    return f"'{text}" if _could_be_a_formula(text) else text


def _could_be_a_formula(text: str) -> bool:
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    visible = next((sign for sign in text if not _is_unseen(sign)), "")
    folded = unicodedata.normalize("NFKC", visible)[:1]
    return folded in _FORMULA_SIGNS or visible in _MINUS_SIGNS


def _is_unseen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def _csv_response(sheet: Sheet) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csv_chunks(sheet), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = attached(f"{sheet.name}.csv")
    return response


def csv_chunks(sheet: Sheet) -> Iterator[str]:
    """UTF-8 with a BOM and CRLF, as Excel reads it; a few hundred rows at a time."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([harmless(title) for title in sheet.header])
    for count, row in enumerate(sheet.rows, start=1):
        writer.writerow([_plain(cell) for cell in row])
        if count % _ROWS_A_CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else cell


def _xlsx_response(sheet: Sheet) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response
    write_xlsx(sheet, file)
    file.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = FileResponse(file, content_type=kind)
    response["Content-Disposition"] = attached(f"{sheet.name}.xlsx")
    return response


def write_xlsx(sheet: Sheet, file: Any) -> None:
    """One row in memory at a time. Texts are written as texts: Excel reckons none of them."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet()
    bold = book.add_format({"bold": True, "bg_color": "#e6e6e6"})
    for column, title in enumerate(sheet.header):
        page.set_column(column, column, min(max(2 * len(title) + 2, _NARROWEST), _WIDEST))
        page.write_string(0, column, title, bold)
    page.freeze_panes(1, 0)
    formats = _formats(book)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, number, column, cell, formats)
    book.close()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "date": book.add_format({"num_format": _DATE_FORMAT}),
        "moment": book.add_format({"num_format": _MOMENT_FORMAT}),
        "number": book.add_format({"num_format": "#,##0"}),
    }


def _write(page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime):
        moment = timezone.localtime(cell).replace(tzinfo=None)
        page.write_datetime(row, column, moment, formats["moment"])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats["date"])
    elif isinstance(cell, int):
        page.write_number(row, column, cell, formats["number"])
    else:
        page.write_string(row, column, cell[:_LONGEST_CELL])


def attached(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"
