"""Whom to ask about a spot: the cameras of all associations near it, with post and telephone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from associations.models import Appointment, User
from associations.queries.manager import managers_on
from cameras.models import Camera
from disclosures.queries.camera_finder import NearCamera, cameras_near


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """`manager_post` is that of today's 管理責任者, without the name: the association is called."""

    near: NearCamera
    association: str
    phone: str
    manager_post: str


def cameras_at(
    user: User, spot: tuple[Decimal, Decimal], *, filmed_on: date, today: date
) -> list[FoundCamera]:
    """Two queries, whatever is found."""
    near = cameras_near(Camera.objects.visible_to(user), spot, filmed_on)
    associations = {each.camera.site.association_id for each in near}
    managers = managers_on(associations, today) if associations else {}
    return [_found(each, managers) for each in near]


def _found(near: NearCamera, managers: Mapping[int, Appointment]) -> FoundCamera:
    association = near.camera.site.association
    manager = managers.get(association.pk)
    return FoundCamera(
        near=near,
        association=association.name,
        phone=association.phone,
        manager_post=manager.post if manager else "",
    )
