"""From a point, a bearing and an angle to a wedge on a flat drawing."""

import math
from dataclasses import dataclass

METRES_A_DEGREE = 111_320.0
_STEPS = 12
_WHOLE_TURN, _HALF_TURN = 360, 180


@dataclass(frozen=True, slots=True)
class Wedge:
    """Degrees: `bearing` clockwise from north, `angle` the whole width; `range_m` metres."""

    bearing: int
    angle: int
    range_m: int


def corners(wedge: Wedge) -> list[tuple[float, float]]:
    """The camera's point, then the arc, in metres east and north of the camera."""
    first = wedge.bearing - wedge.angle / 2
    arc = [math.radians(first + wedge.angle * step / _STEPS) for step in range(_STEPS + 1)]
    return [(0.0, 0.0), *((wedge.range_m * math.sin(a), wedge.range_m * math.cos(a)) for a in arc)]


def metres_between(origin: tuple[float, float], point: tuple[float, float]) -> tuple[float, float]:
    """East and north of `origin`, both (latitude, longitude); good within a city."""
    north = (point[0] - origin[0]) * METRES_A_DEGREE
    east = (point[1] - origin[1]) * METRES_A_DEGREE * math.cos(math.radians(origin[0]))
    return east, north


def sees(wedge: Wedge, point: tuple[float, float]) -> bool:
    """Whether a wedge covers a point, in metres east and north of its camera; the edge counts."""
    if math.hypot(*point) > wedge.range_m:
        return False
    off = (bearing_to(point) - wedge.bearing + _HALF_TURN) % _WHOLE_TURN - _HALF_TURN
    return abs(off) <= wedge.angle / 2


def bearing_to(point: tuple[float, float]) -> float:
    """Degrees clockwise from north, from the camera to a point in metres east and north of it."""
    return math.degrees(math.atan2(*point)) % _WHOLE_TURN
