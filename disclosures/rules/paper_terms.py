"""How long papers about people are kept once they have served; every figure is 本システムの定め.

The 提供記録簿 itself stays: the guideline (3(5)) wants the record, and names no end.
"""

from datetime import date
from typing import Final

from civic.spans import years_after

LEDGER_YEARS: Final = 3
INQUIRY_PAPER_YEARS: Final = 3
IDENTITY_YEARS: Final = 1
COMPLAINANT_YEARS: Final = 1
CONSENT_SHEET_YEARS: Final = 1


def ledger_kept_until(provided_on: date, five_years_end: date | None) -> date:
    """The longer of three years and the camera's five-year duty (domain §3.3); inclusive."""
    three = years_after(provided_on, LEDGER_YEARS)
    return max(three, five_years_end) if five_years_end else three


def inquiry_papers_until(closed_on: date) -> date:
    """Scans of what was handed in; inclusive."""
    return years_after(closed_on, INQUIRY_PAPER_YEARS)


def identity_until(closed_on: date) -> date:
    """Name, kind of proof and time of a person who asked for his own footage; inclusive."""
    return years_after(closed_on, IDENTITY_YEARS)


def complainant_until(closed_on: date) -> date:
    """Name and contact of who complained; inclusive."""
    return years_after(closed_on, COMPLAINANT_YEARS)


def consent_sheet_until(ended_on: date) -> date:
    """The photographed sheet, once its view has ended or its camera is gone; inclusive."""
    return years_after(ended_on, CONSENT_SHEET_YEARS)
