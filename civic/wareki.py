"""Days of the Japanese calendar: read what people write, write what papers show.

The era table below is the only place with era dates. The first day of an era belongs to the new
era alone. 明治 begins with the day of its proclamation in the Gregorian calendar (JIS X 0301).
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
WEEKDAYS: Final = "月火水木金土日"
LAST_YEAR_OF_ERA: Final = 99


class UnreadableDate(ValueError):  # noqa: N818 - read aloud as what it says
    """A text that is no day, or a day this calendar cannot name; the message is for the screen."""


@dataclass(frozen=True, slots=True)
class Era:
    """One era: its first and last day (both inclusive) and how it is written."""

    name: str
    letter: str
    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def western_year(self, year: int) -> int:
        """Return the western year in which the era's `year` (1 = 元年) falls."""
        return self.first_day.year + year - 1


ERAS: Final = (
    Era("令和", "R", date(2019, 5, 1), date(2018 + LAST_YEAR_OF_ERA, 12, 31)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    Era("明治", "M", date(1868, 10, 23), date(1912, 7, 29)),
)

ACCEPTED: Final = (
    "日付を読み取れません。「令和8年11月23日」「R8.11.23」「2026/11/23」のように、"
    "実在する日を入れてください（明治元年から令和99年まで）。"
)

_ERA_OF: Final = {key: era for era in ERAS for key in (era.name, era.name[0], era.letter)}
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−ーｰ", "-"))
_KANJI_DIGITS: Final = str.maketrans("〇一二三四五六七八九", "0123456789")
_KANJI_TENS: Final = re.compile(r"([1-9]?)十([1-9]?)")
_WEEKDAY: Final = re.compile(
    rf"(?:\(([{WEEKDAYS}])(?:曜日?)?(?:・?[祝休])?\)|([{WEEKDAYS}])曜日?)\Z"
)
_YEAR: Final = rf"(?:(?P<era>{'|'.join(_ERA_OF)})(?P<nth>\d{{1,3}}|元)|(?:西暦)?(?P<year>\d{{4}}))"
_FORMS: Final = tuple(
    re.compile(_YEAR + rest, re.ASCII)
    for rest in (
        r"年(?P<month>\d{1,2})月(?P<day>\d{1,2})日?",
        r"(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
    )
)
_EIGHT_DIGITS: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)


def parse(text: str) -> date:
    """Read one day as officers and city papers write it.

    Accepted: 令和8年11月23日, R8.11.23 (H, S, T, M likewise; any case; `.`, `/` or `-`, the same
    sign twice), 元年 and 1年 alike, 2026/11/23, 2026年11月23日, 20261123; full-width signs, 漢数字,
    any spaces, and a trailing weekday, which has to be the right one. A day outside the days of
    the era it names (平成31年5月1日, 令和元年4月30日) is refused rather than translated, because
    either half may be the slip of the pen.

    Raises UnreadableDate with a Japanese sentence that says what is accepted.
    """
    plain, weekday = _split_weekday(_plain(text))
    day = _read(plain)
    if weekday and WEEKDAYS[day.weekday()] != weekday:
        message = f"{wareki(day)}は（{WEEKDAYS[day.weekday()]}）です。曜日か日付を直してください。"
        raise UnreadableDate(message)
    return day


def wareki(day: date) -> str:
    """Write 令和8年11月23日; raise UnreadableDate before 明治."""
    return f"{year_label(day)}{day.month}月{day.day}日"


def with_weekday(day: date) -> str:
    """Write 令和8年11月23日（月）; raise UnreadableDate before 明治."""
    return f"{wareki(day)}（{WEEKDAYS[day.weekday()]}）"


def month_and_day(day: date) -> str:
    """Write 11月23日 where the year is plain."""
    return f"{day.month}月{day.day}日"


def formal(day: date) -> str:
    """Write 令和８年１１月２３日, full-width as on municipal papers."""
    return wareki(day).translate(FULL_WIDTH)


def short(day: date) -> str:
    """Write R8.11.23 for narrow tables; the first year is R1."""
    era = _era_of(day)
    return f"{era.letter}{day.year - era.first_day.year + 1}.{day.month}.{day.day}"


def year_label(day: date) -> str:
    """Write the calendar year of a day: 令和8年, 令和元年."""
    era = _era_of(day)
    year = day.year - era.first_day.year + 1
    return f"{era.name}{'元' if year == 1 else year}年"


def _era_of(day: date) -> Era:
    for era in ERAS:
        if day >= era.first_day:
            return era
    raise UnreadableDate("明治より前の日は元号で書けません。")


def _plain(text: str) -> str:
    squeezed = "".join(unicodedata.normalize("NFKC", text).split())
    arabic = squeezed.upper().translate(_KANJI_DIGITS)
    return _KANJI_TENS.sub(_ten, arabic).translate(_DASHES)


def _ten(match: re.Match[str]) -> str:
    tens, ones = match.groups()
    return f"{tens or 1}{ones or 0}"


def _split_weekday(plain: str) -> tuple[str, str]:
    found = _WEEKDAY.search(plain)
    return (plain[: found.start()], found[1] or found[2]) if found else (plain, "")


def _read(plain: str) -> date:
    for form in (*_FORMS, _EIGHT_DIGITS):
        if match := form.fullmatch(plain):
            return _day_of(match.groupdict())
    raise UnreadableDate(ACCEPTED)


def _day_of(parts: dict[str, str | None]) -> date:
    era = _ERA_OF[name] if (name := parts.get("era")) else None
    try:
        day = date(_western_year(era, parts), int(parts["month"] or 0), int(parts["day"] or 0))
    except ValueError as error:
        raise UnreadableDate(ACCEPTED) from error
    if not any(day in known for known in ([era] if era else ERAS)):
        raise UnreadableDate(_outside(era, day))
    return day


def _western_year(era: Era | None, parts: dict[str, str | None]) -> int:
    if era is None:
        return int(parts["year"] or 0)
    nth = parts["nth"] or ""
    return era.western_year(1 if nth == "元" else int(nth))


def _outside(era: Era | None, day: date) -> str:
    if era is None or day > ERAS[0].last_day:
        return ACCEPTED
    if day < era.first_day:
        return f"{era.name}は{wareki(era.first_day)}からです。元号か日付を直してください。"
    return f"{era.name}は{wareki(era.last_day)}までです。元号か日付を直してください。"
