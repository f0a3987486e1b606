"""Template filters for dates in 和暦 and amounts."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from civic import amounts
from civic import wareki as calendar

register = template.Library()


@register.filter
def wareki(day: date | datetime | None) -> str:
    return calendar.wareki(_day(day)) if day else "－"


@register.filter
def wareki_day(day: date | datetime | None) -> str:
    return calendar.with_weekday(_day(day)) if day else "－"


@register.filter
def month_and_day(at: date | datetime) -> str:
    return calendar.month_and_day(_day(at))


@register.filter
def wareki_time(at: datetime | None) -> str:
    if at is None:
        return "－"
    local = timezone.localtime(at)
    return f"{calendar.wareki(local.date())} {local.hour}時{local.minute:02d}分"


@register.simple_tag
def wareki_span(from_at: datetime, to_at: datetime) -> SafeString:
    """From one moment to another, the day once where it is one; broken only between its parts."""
    first, last = timezone.localtime(from_at), timezone.localtime(to_at)
    day, end = calendar.wareki(first.date()), calendar.wareki(last.date())
    starts, ends = f"{first.hour}時{first:%M}分から", f"{last.hour}時{last:%M}分まで"
    parts = [day, starts, ends] if end == day else [day, starts, end, ends]
    return format_html_join(" ", '<span class="nowrap">{}</span>', ([part] for part in parts))


@register.filter
def postcode(digits: str) -> str:
    return f"〒{digits[:3]}-{digits[3:]}"


@register.filter
def device(user_agent: str) -> str:
    """A browser's self-description in words: 「スマートフォン（Android）の Chrome」."""
    machine = next((name for sign, name in _MACHINES.items() if sign in user_agent), "端末")
    browser = next((name for sign, name in _BROWSERS.items() if sign in user_agent), "ブラウザー")
    return f"{machine}の {browser}"


# In this order: later signs also appear in the earlier ones' descriptions.
_MACHINES = {
    "iPhone": "スマートフォン（iPhone）",
    "iPad": "タブレット（iPad）",
    "Android": "スマートフォン（Android）",
    "Windows": "パソコン（Windows）",
    "Macintosh": "パソコン（Mac）",
    "Linux": "パソコン（Linux）",
}
_BROWSERS = {
    "Edg/": "Edge",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}


@register.filter
def yen(amount: int | None) -> str:
    """「300,000円」."""
    return "－" if amount is None else f"{amount:,}円"


@register.filter
def file_size_ja(size: int) -> str:
    """Bytes in thousands: 「1.5メガバイト」."""
    return amounts.file_size(size)


def _day(day: date | datetime) -> date:
    return timezone.localtime(day).date() if isinstance(day, datetime) else day
