"""Many standing cameras with random wedges, in a few statements."""

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from associations.models import Association
    from cameras.models import FieldOfView

# About six kilometres square, over 下関市.
SOUTH, WEST, WIDE = 33.93, 130.90, 0.06


def some_spot(random: Random, wide: float = WIDE) -> tuple[Decimal, Decimal]:
    """Latitude and longitude, six places."""
    return tuple(  # type: ignore[return-value]
        Decimal(f"{start + random.random() * wide:.6f}") for start in (SOUTH, WEST)
    )


def plant_cameras(
    association: "Association", count: int, random: Random, wide: float = WIDE
) -> list["FieldOfView"]:
    """All installed on the same day, each with its first view. `wide` in degrees."""
    from cameras.models import Camera, CameraSite, FieldOfView  # noqa: PLC0415
    from tests.factories.cameras import (  # noqa: PLC0415
        CameraFactory,
        CameraSiteFactory,
        FieldOfViewFactory,
    )

    sites = []
    for number in range(1, count + 1):
        latitude, longitude = some_spot(random, wide)
        sites.append(
            CameraSiteFactory.build(
                association=association, number=number, latitude=latitude, longitude=longitude,
                resolution=None, recorded_by=association.registered_by,
            )
        )  # fmt: skip
    CameraSite.objects.bulk_create(sites)
    by = association.registered_by
    cameras = [CameraFactory.build(site=site, recorded_by=by) for site in sites]
    Camera.objects.bulk_create(cameras)
    views = [
        FieldOfViewFactory.build(
            camera=camera, bearing=random.randrange(360), angle=random.randint(1, 180),
            range_m=random.randint(5, 200), recorded_by=by,
        )
        for camera in cameras
    ]  # fmt: skip
    FieldOfView.objects.bulk_create(views)
    return views
