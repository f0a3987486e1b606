"""When the cameras of an application stood."""

from datetime import date

from subsidies.queries.case import Case


def last_installation(case: Case) -> date | None:
    """None while one of them is not recorded as installed."""
    days = [camera.facts.installed_on for camera in case.cameras]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
