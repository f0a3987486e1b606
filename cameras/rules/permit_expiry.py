"""When the end of a permit is announced: 60 days before it, pressing from 30 (本システムの定め)."""

from datetime import date
from enum import StrEnum

FIRST_DAYS, SECOND_DAYS = 60, 30


class Expiry(StrEnum):
    FAR = "FAR"
    FIRST = "FIRST"
    SECOND = "SECOND"
    OVER = "OVER"


def expiry(valid_until: date | None, on: date) -> Expiry:
    """`valid_until` is inclusive; a permit without an end never nears it."""
    if valid_until is None or (valid_until - on).days > FIRST_DAYS:
        return Expiry.FAR
    if valid_until < on:
        return Expiry.OVER
    return Expiry.SECOND if (valid_until - on).days <= SECOND_DAYS else Expiry.FIRST
