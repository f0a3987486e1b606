"""The days that the factories' defaults are dated with."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=JAPAN)
SPRING = datetime(2026, 4, 1, 9, 0, tzinfo=JAPAN)
TERM_STARTS = date(2026, 4, 1)
TERM_ENDS = date(2027, 3, 31)
