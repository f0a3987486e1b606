"""Drawings of cameras and what they see, as numbers: no tiles, nothing fetched."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from cameras.models import CameraSite
from cameras.queries.camera_map import camera_map
from subsidies.documents.matter import Matter
from subsidies.documents.parts import direction, subject
from subsidies.queries.case import CameraCase

Drawing = dict[str, Any]


def of_all(matter: Matter) -> list[Drawing]:
    return [_drawing([row.site for row in matter.case.cameras], "設置場所と撮影範囲")]


def of_each(matter: Matter) -> list[Drawing]:
    return [of_camera(row) for row in matter.case.cameras]


def of_camera(row: CameraCase) -> Drawing:
    words = "　".join(each for each in (subject(row), direction(row).replace("\n", "　")) if each)
    title = f"{row.site.number}号（{row.site.label}）"
    return _drawing([row.site], f"{title}　{words}".rstrip("　"))


def _drawing(sites: Sequence[CameraSite], title: str) -> Drawing:
    drawing = asdict(camera_map(sites))
    return {"title": title, **drawing, "points": list(drawing["points"])}
