"""Deadlines as a calendar (RFC 5545) that any calendar program reads again and again."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from associations.queries.deadlines import Deadline

_A_DAY = timedelta(days=1)
_READ_AGAIN = timedelta(hours=12)


def build(deadlines: Iterable[Deadline], *, address: str, at: datetime) -> bytes:
    """All-day events with a UID that stays, so that a moved deadline is no second one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Shimonoseki//Bouhan Camera Daicho//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "防犯カメラ台帳の期限")
    calendar.add("refresh-interval", _READ_AGAIN, parameters={"VALUE": "DURATION"})
    for deadline in deadlines:
        calendar.add_component(_event(deadline, address, at))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline, address: str, at: datetime) -> Event:
    event = Event()
    mark = hashlib.sha256(deadline.mark.encode()).hexdigest()[:32]
    event.add("uid", f"{mark}@{urlsplit(address).hostname}")
    event.add("dtstamp", at)
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + _A_DAY)
    event.add("summary", f"【期限】{deadline.title}（{deadline.association}）")
    event.add("url", f"{address}{deadline.url}")
    event.add("transp", "TRANSPARENT")
    return event
