"""Which cameras filmed this spot on that day? The first question at the pole (ガイドライン3(5))."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Q

from cameras.models import Camera, FieldOfView
from cameras.models.camera import CameraQuerySet
from cameras.queries.camera_map import compass_label
from cameras.rules.geometry import METRES_A_DEGREE, Wedge, bearing_to, metres_between, sees

# No wedge reaches farther (cameras.FieldOfView.range_m); a degree of longitude is at least 0.8 of
# one of latitude here.
REACH_M: Final = 200
_NORTH = Decimal(REACH_M) / Decimal(METRES_A_DEGREE)
_EAST = _NORTH / Decimal("0.8")


@dataclass(frozen=True, slots=True)
class NearCamera:
    """A camera near the spot: `distance_m` whole metres from it, `direction` from it to the spot.

    `covers` says that the spot lay in its wedge, by what is registered; nobody has looked.
    """

    camera: Camera
    distance_m: int
    direction: str
    covers: bool


def cameras_near(
    cameras: CameraQuerySet, spot: tuple[Decimal, Decimal], on: date
) -> tuple[NearCamera, ...]:
    """One query. `spot` is (latitude, longitude). Those that cover it first, then the nearest.

    A camera counts that stood there on that day, with the wedge of that day; on the day of turning
    both wedges do, and the camera stands once.
    """
    found: dict[int, NearCamera] = {}
    for near in _measured(cameras, spot, on):
        before = found.get(near.camera.pk)
        if before is None or near.covers:
            found[near.camera.pk] = near
    return tuple(sorted(found.values(), key=lambda each: (not each.covers, each.distance_m)))


def _measured(
    cameras: CameraQuerySet, spot: tuple[Decimal, Decimal], on: date
) -> Iterator[NearCamera]:
    goal = (float(spot[0]), float(spot[1]))
    for view in _views(cameras, spot, on):
        site = view.camera.site
        at = (float(site.latitude or 0), float(site.longitude or 0))
        away = metres_between(at, goal)
        if math.hypot(*away) > REACH_M:
            continue
        yield NearCamera(
            camera=view.camera,
            distance_m=round(math.hypot(*away)),
            direction=compass_label(round(bearing_to(away))),
            covers=sees(Wedge(view.bearing, view.angle, view.range_m), away),
        )


def _views(
    cameras: CameraQuerySet, spot: tuple[Decimal, Decimal], on: date
) -> Iterator[FieldOfView]:
    latitude, longitude = spot
    box = Q(
        camera__site__latitude__range=(latitude - _NORTH, latitude + _NORTH),
        camera__site__longitude__range=(longitude - _EAST, longitude + _EAST),
    )
    of_day = Q(starts_on=None) | Q(starts_on__lte=on)
    of_day &= Q(ended_on=None) | Q(ended_on__gte=on)
    stood = Q(camera__installed_on__lte=on)
    stood &= Q(camera__removed_on=None) | Q(camera__removed_on__gte=on)
    views = FieldOfView.objects.filter(box, of_day, stood, camera__in=cameras)
    return views.select_related("camera__site__association").order_by("pk").iterator()
