"""Read the worked cases of tests/examples: one test a row, named by the row's first columns.

The files are written with officers and city staff, so they are read kindly: with or without a BOM,
full-width figures, spaces around a value, empty lines. Only the headings have to be exact.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from civic.wareki import parse

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
JAPAN = ZoneInfo("Asia/Tokyo")

_MOMENT = re.compile(
    r"(?P<day>\S+?)(?:[T\s]+(?P<hour>\d{1,2})[:時](?P<minute>\d{1,2})分?"
    r"(?::?(?P<second>\d{1,2})(?:\.\d+)?秒?)?\s*(?P<offset>Z|JST|UTC|[+-]\d\d:?\d\d)?)?"
)


def cases(file_name: str, *headings: str, named_by: int = 1) -> list[object]:
    """Return one pytest case a row, with the cells under `headings` in that order."""
    return [
        pytest.param(*row, id=" ".join(row[:named_by]) or "（空）")
        for row in _rows(file_name, headings)
    ]


def moment(text: str) -> datetime:
    """Read 2026-01-31 23:59, 2026/1/31 0:00, 2026-01-31T15:30:00Z; Japan time without an offset."""
    match = _MOMENT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise ValueError(f"日時を読み取れません：{text}")
    day = parse(match["day"])
    hour, minute, second = (int(match[unit] or 0) for unit in ("hour", "minute", "second"))
    return datetime(
        day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(match["offset"])
    )


def number(text: str) -> int:
    """Read 14, １４ or 14日."""
    return int(text.removesuffix("日"))


def names(text: str) -> set[str]:
    """Read names divided by `;`."""
    return {name.strip() for name in re.split("[;；]", text) if name.strip()}


def _rows(file_name: str, headings: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    with (EXAMPLES / file_name).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            if any(row[heading] for heading in headings):
                yield tuple((row[heading] or "").strip() for heading in headings)


def _zone(offset: str | None) -> ZoneInfo | timezone:
    if offset is None or offset == "JST":
        return JAPAN
    if offset in ("Z", "UTC"):
        return UTC
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])))
