"""The map of an association's cameras, as numbers for a drawing that needs no tiles and no scripts."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cameras.models import CameraSite
from cameras.queries.site_facts import current_view
from cameras.rules.geometry import Wedge, corners, metres_between

WIDTH, HEIGHT, MARGIN = 640, 360, 56
_SCALES_M = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_SMALLEST_SPAN_M = 60.0
# About 50 metres: the street, never the house that a camera hangs on.
_STREET_DEGREES = 0.0005
_ROOM_FOR_SCALE = 90


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Pixels from the upper left; `wedge_path` is SVG path data, empty without a view."""

    label: str
    note: str
    x: float
    y: float
    wedge_path: str


@dataclass(frozen=True, slots=True)
class CameraMap:
    points: tuple[MapPoint, ...]
    width: int
    height: int
    scale_label: str
    scale_width: float

    @property
    def is_empty(self) -> bool:
        return not self.points


def camera_map(sites: Iterable[CameraSite]) -> CameraMap:
    """No query; the sites come loaded with `with_everything`."""
    placed = [(site, _wedge(site)) for site in sites if site.latitude and site.longitude]
    if not placed:
        return CameraMap((), WIDTH, HEIGHT, "", 0)
    origin = (float(placed[0][0].latitude or 0), float(placed[0][0].longitude or 0))
    shapes = [(site, *_metres(origin, site, outline)) for site, outline in placed]
    everywhere = [point for _s, at, outline in shapes for point in [at, *outline]]
    frame = _Frame.around(everywhere)
    points = tuple(
        MapPoint(f"{site.number}号", _note(site), *frame.pixel(at), frame.path(outline))
        for site, at, outline in shapes
    )
    return _drawn(points, frame)


def street_map(sites: Iterable[CameraSite]) -> CameraMap:
    """For everybody: where cameras hang to about 50 metres, and which way they look in words alone.

    No query, as above. Cameras that fall on one spot share it.
    """
    spots: dict[tuple[float, float], list[CameraSite]] = {}
    for site in sites:
        if site.latitude and site.longitude:
            spots.setdefault(rough_point(site), []).append(site)
    if not spots:
        return CameraMap((), WIDTH, HEIGHT, "", 0)
    origin = next(iter(spots))
    places = [(metres_between(origin, spot), there) for spot, there in spots.items()]
    frame = _Frame.around([at for at, _there in places])
    points = tuple(
        MapPoint(
            "・".join(f"{site.number}号" for site in there),
            "、".join(f"{site.label}、{direction_label(site)}" for site in there),
            *frame.pixel(at),
            "",
        )
        for at, there in places
    )
    return replace(_drawn(points, frame), height=HEIGHT + _ROOM_FOR_SCALE)


def rough_point(site: CameraSite) -> tuple[float, float]:
    """Latitude and longitude to the street; 0, 0 where no point is known."""
    known = (float(site.latitude or 0), float(site.longitude or 0))
    lat, lng = (round(round(each / _STREET_DEGREES) * _STREET_DEGREES, 4) for each in known)
    return lat, lng


def direction_label(site: CameraSite) -> str:
    view = current_view(site)
    return f"{compass_label(view.bearing)}向き" if view else "向きは未登録"


def _drawn(points: tuple[MapPoint, ...], frame: "_Frame") -> CameraMap:
    metres = next((m for m in _SCALES_M if m * frame.scale >= WIDTH / 8), _SCALES_M[-1])
    return CameraMap(points, WIDTH, HEIGHT, f"{metres}メートル", round(metres * frame.scale, 1))


def _wedge(site: CameraSite) -> list[tuple[float, float]]:
    view = current_view(site)
    return corners(Wedge(view.bearing, view.angle, view.range_m)) if view else []


def _note(site: CameraSite) -> str:
    view = current_view(site)
    if view is None:
        return f"{site.label}。撮影範囲はまだ登録されていません"
    return f"{site.label}、{direction_label(site)}、幅{view.angle}度、{view.range_m}メートル"


def _metres(
    origin: tuple[float, float], site: CameraSite, outline: list[tuple[float, float]]
) -> tuple[tuple[float, float], list[tuple[float, float]]]:
    at = metres_between(origin, (float(site.latitude or 0), float(site.longitude or 0)))
    return at, [(at[0] + east, at[1] + north) for east, north in outline]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Fits metres east and north into the picture; `scale` is pixels a metre."""

    west: float
    north: float
    scale: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Frame":
        east_values, north_values = [p[0] for p in points], [p[1] for p in points]
        wide = max(max(east_values) - min(east_values), _SMALLEST_SPAN_M)
        high = max(max(north_values) - min(north_values), _SMALLEST_SPAN_M / 2)
        scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
        middle_east = (max(east_values) + min(east_values)) / 2
        middle_north = (max(north_values) + min(north_values)) / 2
        return cls(middle_east - WIDTH / 2 / scale, middle_north + HEIGHT / 2 / scale, scale)

    def pixel(self, point: tuple[float, float]) -> tuple[float, float]:
        x = (point[0] - self.west) * self.scale
        y = (self.north - point[1]) * self.scale
        return round(x, 1), round(y, 1)

    def path(self, outline: Sequence[tuple[float, float]]) -> str:
        if not outline:
            return ""
        steps = [f"{x} {y}" for x, y in map(self.pixel, outline)]
        return f"M{steps[0]} " + " ".join(f"L{step}" for step in steps[1:]) + " Z"


def compass_label(bearing: int) -> str:
    """北, 北東 … of a bearing in degrees."""
    names = ("北", "北東", "東", "南東", "南", "南西", "西", "北西")
    return names[math.floor((bearing + 22.5) / 45) % len(names)]
