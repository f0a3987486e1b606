"""How much of what one camera sees another sees too, on a flat drawing."""

import math
from collections.abc import Iterator

from cameras.rules.geometry import Wedge, sees

_RINGS, _RAYS = 12, 16


def shared_part(one: Wedge, other: Wedge, away: tuple[float, float]) -> float:
    """Of `one`, from 0 to 1, by a grid of points of equal area.

    `away`: metres east and north from the first camera to the second.
    """
    points = list(_points(one))
    seen = sum(sees(other, (east - away[0], north - away[1])) for east, north in points)
    return seen / len(points)


def _points(wedge: Wedge) -> Iterator[tuple[float, float]]:
    """Rings lie closer to each other the farther out, so that each point stands for as much."""
    first = wedge.bearing - wedge.angle / 2
    for ring in range(_RINGS):
        distance = wedge.range_m * math.sqrt((ring + 0.5) / _RINGS)
        for ray in range(_RAYS):
            bearing = math.radians(first + wedge.angle * (ray + 0.5) / _RAYS)
            yield distance * math.sin(bearing), distance * math.cos(bearing)
