"""Cameras around those of an application: the map with their wedges, and which of them overlap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cameras.models import CameraSite
from cameras.queries.camera_map import CameraMap, camera_map
from cameras.queries.site_facts import current_view
from cameras.rules.geometry import METRES_A_DEGREE, Wedge, metres_between
from cameras.rules.overlap import shared_part

AROUND_M = 300


@dataclass(frozen=True, slots=True)
class Overlap:
    """`percent` of the area of `own` that `other` sees too."""

    own: CameraSite
    other: CameraSite
    percent: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    map: CameraMap
    neighbours: tuple[CameraSite, ...]
    overlaps: tuple[Overlap, ...]


def surroundings(own: Sequence[CameraSite]) -> Surroundings:
    """Own cameras come first on the map; a fixed number of queries."""
    placed = [site for site in own if site.latitude and site.longitude]
    others = _near(placed)
    drawn = camera_map([*placed, *others])
    names = {**{site.pk: "" for site in placed}, **{s.pk: s.association.name for s in others}}
    points = tuple(
        replace(point, label=f"{point.label}{'（近隣）' if name else ''}",
                note=f"{name} {point.note}".strip())
        for point, name in zip(drawn.points, names.values(), strict=True)
    )  # fmt: skip
    return Surroundings(replace(drawn, points=points), tuple(others), _overlaps(placed, others))


def _near(own: Sequence[CameraSite]) -> list[CameraSite]:
    if not own:
        return []
    reach = Decimal(AROUND_M) / Decimal(METRES_A_DEGREE)
    east = reach * 2  # a degree of longitude is shorter here; what is too far falls out below
    box = {
        "latitude__range": _range([site.latitude for site in own], reach),
        "longitude__range": _range([site.longitude for site in own], east),
    }
    mine = {site.pk for site in own}
    found = CameraSite.objects.filter(**box).with_everything()
    return [
        site
        for site in found
        if site.pk not in mine and any(_metres(site, each) <= AROUND_M for each in own)
    ]


def _range(values: Sequence[Decimal | None], reach: Decimal) -> tuple[Decimal, Decimal]:
    known = [value for value in values if value is not None]
    return min(known) - reach, max(known) + reach


def _point(site: CameraSite) -> tuple[float, float]:
    return float(site.latitude or 0), float(site.longitude or 0)


def _metres(one: CameraSite, other: CameraSite) -> float:
    east, north = metres_between(_point(one), _point(other))
    return float((east**2 + north**2) ** 0.5)


def _overlaps(own: Sequence[CameraSite], others: Sequence[CameraSite]) -> tuple[Overlap, ...]:
    pairs = [
        (site, other) for place, site in enumerate(own) for other in [*own[place + 1 :], *others]
    ]
    found = (Overlap(site, other, _percent(site, other)) for site, other in pairs)
    return tuple(overlap for overlap in found if overlap.percent)


def _percent(site: CameraSite, other: CameraSite) -> int:
    mine, theirs = current_view(site), current_view(other)
    if mine is None or theirs is None:
        return 0
    away = metres_between(_point(site), _point(other))
    part = shared_part(
        Wedge(mine.bearing, mine.angle, mine.range_m),
        Wedge(theirs.bearing, theirs.angle, theirs.range_m),
        away,
    )
    return round(100 * part)
