"""The register's cameras on one drawing; those too close to tell apart share a dot."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cameras.queries.camera_map import CameraMap, MapPoint, camera_map
from subsidies.queries.camera_register import RegisterRow

_APART = 52.0  # pixels; nearer than this, the words under two dots run into each other


@dataclass
class _Heap:
    """The first point's place stands for all."""

    first: MapPoint
    members: list[tuple[RegisterRow, MapPoint]] = field(default_factory=list)

    def is_near(self, point: MapPoint) -> bool:
        return math.dist((self.first.x, self.first.y), (point.x, point.y)) < _APART

    @property
    def point(self) -> MapPoint:
        row, point = self.members[0]
        if len(self.members) == 1:
            return replace(point, label="1台", note=f"{row.association.name}、{point.note}")
        names = dict.fromkeys(row.association.name for row, _point in self.members)
        return replace(point, label=f"{len(self.members)}台", note="、".join(names), wedge_path="")


def register_map(rows: Iterable[RegisterRow]) -> CameraMap:
    """No query."""
    placed = [row for row in rows if row.site.latitude and row.site.longitude]
    drawing = camera_map(row.site for row in placed)
    heaps: list[_Heap] = []
    for row, point in zip(placed, drawing.points, strict=True):
        heap = next((each for each in heaps if each.is_near(point)), None)
        if heap is None:
            heap = _Heap(point)
            heaps.append(heap)
        heap.members.append((row, point))
    return replace(drawing, points=tuple(heap.point for heap in heaps))
