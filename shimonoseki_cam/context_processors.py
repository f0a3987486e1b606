"""What the frame of every page needs: whose side, which association, which places."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from associations.models import Appointment, Association, User
from civic.wareki import with_weekday
from shimonoseki_cam.demo.characters import CHARACTERS, Character

_OFFICER_PLACES = [
    ("今日やること", "association_today"),
    ("カメラ", "cameras"),
    ("管理運用規程", "regulations"),
    ("記録データ", "footage"),
    ("団体と役員", "association"),
    ("操作の記録", "journal"),
]
_CITY_PLACES = [
    ("今日の状況", "today"),
    ("団体", "city_associations"),
    ("カメラ台帳", "city_cameras"),
    ("継続管理", "city_obligations"),
    ("消去の状況", "city_nights"),
    ("職員", "city_staff"),
    ("操作の記録", "city_journal"),
]


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
    common: dict[str, Any] = {
        "office_phone": settings.CITY_OFFICE_PHONE,
        "today_label": with_weekday(timezone.localdate()),
        "shows_demo": settings.SHOWS_DEMO,
        "tiles": settings.MAP_TILES_ADDRESS,
    }
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"house": House(**common), "demo_characters": _demo_characters()}
    if user.posts.is_city:
        posts = Appointment.objects.of_city().filter(user=user)
        return {"house": _side("city", request, user, posts, None, common)}
    association_id = _association_id(request, user)
    posts = Appointment.objects.of_association(association_id).filter(user=user)
    return {"house": _side("officer", request, user, posts, association_id, common)}


def _demo_characters() -> tuple[Character, ...]:
    return CHARACTERS if settings.SHOWS_DEMO else ()


def _association_id(request: HttpRequest, user: User) -> int:
    match = request.resolver_match
    asked = match.kwargs.get("association_id") if match else None
    return asked if asked in user.posts.association_ids else min(user.posts.association_ids)


def _side(
    side: str,
    request: HttpRequest,
    user: User,
    posts: Any,
    association_id: int | None,
    common: dict[str, Any],
) -> House:
    held = posts.in_office(timezone.localdate()).in_order().first()
    places = _CITY_PLACES if side == "city" else _OFFICER_PLACES
    args = [] if association_id is None else [association_id]
    return House(
        side=side,
        association_name=_name(association_id),
        person=f"{user.name} さん（{held.role_label}）" if held else f"{user.name} さん",
        places=[_place(request, label, reverse(name, args=args)) for label, name in places],
        **common,
    )


def _name(association_id: int | None) -> str:
    if association_id is None:
        return "生活安全課"
    return Association.objects.values_list("name", flat=True).get(pk=association_id)


def _place(request: HttpRequest, label: str, url: str) -> dict[str, Any]:
    is_home = url.count("/") <= 3 and not url.startswith("/city")
    current = request.path == url if is_home else request.path.startswith(url)
    return {"label": label, "url": url, "current": current}
