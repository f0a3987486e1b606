"""Finding the cameras around a spot among ten thousand, beside reading one of them."""

from collections.abc import Callable
from random import Random

CAMERAS, SPOTS = 10_000, 50


def finder_works() -> dict[str, Callable[[], object]]:
    """The floor is one row by its key, with the same joins."""
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from associations.models import Association  # noqa: PLC0415
    from cameras.models import Camera, FieldOfView  # noqa: PLC0415
    from disclosures.queries.camera_finder import cameras_near  # noqa: PLC0415
    from tests.factories.associations import AssociationFactory  # noqa: PLC0415
    from tests.factories.many_cameras import plant_cameras, some_spot  # noqa: PLC0415

    random = Random(1)  # noqa: S311 - the same town each time
    by = Association.objects.earliest("pk").registered_by
    views = plant_cameras(AssociationFactory(registered_by=by), CAMERAS, random)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does a minute later
    some_view = views[CAMERAS // 2].pk
    spots = [some_spot(random) for _ in range(SPOTS)]
    today = timezone.localdate()
    cameras = Camera.objects.all()
    joined = FieldOfView.objects.select_related("camera__site__association")
    assert any(near.covers for spot in spots for near in cameras_near(cameras, spot, today))
    return {
        "one camera by its key": lambda: joined.get(pk=some_view),
        f"cameras near a spot, of {CAMERAS:,}": lambda: cameras_near(
            cameras, random.choice(spots), today
        ),
    }
