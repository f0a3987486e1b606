"""Cameras and what they film as GeoJSON (RFC 7946), feature by feature."""

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from cameras.rules.geometry import METRES_A_DEGREE, Wedge, corners
from subsidies.queries.camera_register import RegisterRow

_DIGITS = 6


def geojson_chunks(rows: Iterable[RegisterRow]) -> Iterator[str]:
    """Cameras without a point on the map are left out."""
    yield '{"type": "FeatureCollection", "features": ['
    divider = ""
    for row in rows:
        for feature in _features(row):
            yield f"{divider}\n{json.dumps(feature, ensure_ascii=False)}"
            divider = ","
    yield "\n]}\n"


def _features(row: RegisterRow) -> Iterator[dict[str, Any]]:
    site = row.site
    if site.latitude is None or site.longitude is None:
        return
    point = (float(site.longitude), float(site.latitude))
    facts = _facts(row)
    yield _feature({"type": "Point", "coordinates": point}, {**facts, "図形": "カメラ"})
    if row.view:
        wedge = Wedge(row.view.bearing, row.view.angle, row.view.range_m)
        ring = _ring(point, wedge)
        yield _feature({"type": "Polygon", "coordinates": [ring]}, {**facts, "図形": "撮影範囲"})


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _facts(row: RegisterRow) -> dict[str, Any]:
    application = row.application
    return {
        "団体": row.association.name,
        "番号": row.site.number,
        "呼び名": row.site.label,
        "住所": row.site.address,
        "地区": row.district,
        "状態": row.state.label,
        "設置日": row.installed_on.isoformat() if row.installed_on else None,
        "5年の終わり": row.ends_on.isoformat() if row.ends_on else None,
        "受付番号": application.number if application else None,
    }


def _ring(point: tuple[float, float], wedge: Wedge) -> list[tuple[float, float]]:
    """Closed and counter-clockwise, as the outer ring has to be."""
    longitude, latitude = point
    shrink = math.cos(math.radians(latitude))
    outline = [
        (
            round(longitude + east / (METRES_A_DEGREE * shrink), _DIGITS),
            round(latitude + north / METRES_A_DEGREE, _DIGITS),
        )
        for east, north in corners(wedge)
    ]
    outline.reverse()
    return [*outline, outline[0]]
