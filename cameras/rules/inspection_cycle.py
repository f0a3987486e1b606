"""When a camera is looked at again, and when its sign is (本システムの定め: monthly, yearly)."""

from datetime import date, timedelta

SIGN_YEAR = timedelta(days=365)


def next_inspection_due(last: date | None, installed_on: date) -> date:
    """The last day of the month after the last look; a new camera is looked at by then as well."""
    seen = max(last, installed_on) if last else installed_on
    months = seen.year * 12 + seen.month + 1
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def next_sign_check_due(last: date) -> date:
    return last + SIGN_YEAR
