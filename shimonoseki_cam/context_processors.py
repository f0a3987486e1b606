"""What the frame of every page needs: whose side, which association, which places."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import jpholiday
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from associations.models import Appointment, Association, User
from associations.models.appointment import AppointmentQuerySet
from associations.rules.roles import Permission
from civic.wareki import wareki
from shimonoseki_cam.demo.characters import CHARACTERS, Character

_OFFICER_PLACES = [
    ("今日やること", "association_today"),
    ("カメラ", "cameras"),
    ("管理運用規程", "regulations"),
    ("記録データ", "footage"),
    ("窓口", "desk"),
    ("補助金", "subsidies"),
    ("団体と役員", "association"),
]
# Places that would only tell some officers that they may not enter.
_NEEDS = {"desk": Permission.RECEIVE_INQUIRIES}
_HOMES = {"今日やること", "今日の状況"}
_CITY_PLACES = [
    ("今日の状況", "today"),
    ("審査", "city_grants"),
    ("制度と予算", "programmes"),
    ("団体", "city_associations"),
    ("カメラ台帳", "city_cameras"),
    ("継続管理", "city_obligations"),
    ("消去の状況", "city_nights"),
]

# Pages that a place leads to although their addresses do not lie below its own.
_BESIDE = {
    "消去の状況": ("city_holds",),
    "カメラ台帳": ("city_disclosures", "city_finder"),
    "審査": ("city_letters", "city_payments"),
    "制度と予算": ("camera_register", "city_statistics", "face_consultations"),
}


@dataclass(frozen=True, slots=True)
class House:
    side: str = "public"
    association_name: str = ""
    person: str = ""
    places: list[dict[str, Any]] = field(default_factory=list)
    product: str = "防犯カメラ台帳"
    office_phone: str = ""
    today_label: str = ""
    shows_demo: bool = False
    tiles: str = ""


def house(request: HttpRequest) -> dict[str, Any]:
    common = House(
        office_phone=settings.CITY_OFFICE_PHONE,
        today_label=_day_line(timezone.localdate()),
        shows_demo=settings.SHOWS_DEMO,
        tiles=settings.MAP_TILES_ADDRESS,
    )
    user = getattr(request, "user", None)
    # In the very request that signs somebody in, the posts are not there yet.
    if not isinstance(user, User) or not user.posts.any:
        return {"house": common, "demo_characters": _demo_characters()}
    if user.posts.is_city:
        return {"house": _city(request, user, common)}
    return {"house": _officer(request, user, common)}


def _day_line(day: date) -> str:
    """令和8年11月23日（月曜日・勤労感謝の日）"""
    holiday = jpholiday.is_holiday_name(day)
    return (
        f"{wareki(day)}（{'月火水木金土日'[day.weekday()]}曜日{'・' + holiday if holiday else ''}）"
    )


def _demo_characters() -> tuple[Character, ...]:
    return CHARACTERS if settings.SHOWS_DEMO else ()


def _association_id(request: HttpRequest, user: User) -> int:
    match = request.resolver_match
    asked = match.kwargs.get("association_id") if match else None
    return asked if asked in user.posts.association_ids else min(user.posts.association_ids)


def _city(request: HttpRequest, user: User, common: House) -> House:
    return replace(
        common,
        side="city",
        association_name="生活安全課",
        person=_person(user, Appointment.objects.of_city()),
        places=[_place(request, label, reverse(name)) for label, name in _CITY_PLACES],
    )


def _officer(request: HttpRequest, user: User, common: House) -> House:
    mine = _association_id(request, user)
    return replace(
        common,
        side="officer",
        association_name=Association.objects.values_list("name", flat=True).get(pk=mine),
        person=_person(user, Appointment.objects.of_association(mine)),
        places=[
            _place(request, label, reverse(name, args=[mine]))
            for label, name in _OFFICER_PLACES
            if name not in _NEEDS or user.posts.may(_NEEDS[name], mine)
        ],
    )


def _person(user: User, posts: AppointmentQuerySet) -> str:
    held = posts.filter(user=user).in_office(timezone.localdate()).in_order().first()
    return f"{user.name} さん（{held.role_label}）" if held else f"{user.name} さん"


def _place(request: HttpRequest, label: str, url: str) -> dict[str, Any]:
    """A home is current on its own page only, another place on all pages below it."""
    below = request.path.startswith(url) and label not in _HOMES
    beside = any(request.path.startswith(reverse(name)) for name in _BESIDE.get(label, ()))
    return {"label": label, "url": url, "current": below or beside or request.path == url}
