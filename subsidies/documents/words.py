"""Amounts and days as formal papers write them: in full-width figures (ADR 0009)."""

from datetime import date

from civic.wareki import FULL_WIDTH, formal

_SIGNS = str.maketrans({",": "，", "-": "－"})


def unknown_number() -> str:
    """The city has not said which number the form has: room to write it."""
    return "様式第　　　号（第　　　条関係）"


def wide(text: str) -> str:
    return text.translate(FULL_WIDTH).translate(_SIGNS)


def amount(yen: int | None) -> str:
    """「金　３００，０００　円」, with room when it is not known."""
    return f"金　{wide(f'{yen:,}')}　円" if yen is not None else BLANK_AMOUNT


def yen_cell(yen: int | None) -> str:
    """In a column of figures: half-width, because they line up (ADR 0009)."""
    return "" if yen is None else f"{yen:,}"


def day(value: date | None) -> str:
    return formal(value) if value else ""


def count(number: int, unit: str) -> str:
    return wide(f"{number}{unit}")


def span(first: date | None, last: date | None) -> str:
    return f"{day(first)}から\n{day(last)}まで" if first or last else ""


def letter_number(mark: str, number: int | None) -> str:
    """「下生安第１２号」; a draft leaves room."""
    return wide(f"{mark}第{number}号") if number else f"{mark}第　　　号"


BLANK_AMOUNT = "金　　　　　　　　　　　円"
BLANK_DAY = "令和　　年　　月　　日"
