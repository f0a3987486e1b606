"""Template filters for dates in 和暦 and amounts."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from civic import wareki as calendar

register = template.Library()


@register.filter
def wareki(day: date | datetime | None) -> str:
    return calendar.wareki(_day(day)) if day else "－"


@register.filter
def wareki_day(day: date | datetime | None) -> str:
    return calendar.with_weekday(_day(day)) if day else "－"


@register.filter
def wareki_time(at: datetime | None) -> str:
    if at is None:
        return "－"
    local = timezone.localtime(at)
    return f"{calendar.wareki(local.date())} {local.hour}時{local.minute:02d}分"


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


def _day(day: date | datetime) -> date:
    return timezone.localtime(day).date() if isinstance(day, datetime) else day
