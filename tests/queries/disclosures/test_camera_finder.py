"""cameras_near: which cameras filmed a spot on a day, against plain geometry on the sphere."""

import math
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from cameras.models import Camera
from disclosures.queries.camera_finder import REACH_M, cameras_near
from tests.factories.associations import AssociationFactory
from tests.factories.cameras import INSTALLED, CameraFactory, FieldOfViewFactory
from tests.factories.days import TODAY
from tests.factories.many_cameras import plant_cameras, some_spot

EARTH_M = 111_320 * 180 / math.pi
# Beside the edge of a wedge the flat drawing and the sphere may differ by this much.
DOUBT_M, DOUBT_DEGREES = 0.5, 0.5
DAY = timedelta(days=1)
HALL = (Decimal("33.958420"), Decimal("130.940880"))  # where CameraSiteFactory puts its camera
EAST_10M = (Decimal("33.958420"), Decimal("130.940988"))
WEST_10M = (Decimal("33.958420"), Decimal("130.940772"))


def distance_m(one, other) -> float:
    """The haversine formula."""
    (lat1, lon1), (lat2, lon2) = ([math.radians(x) for x in point] for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(half))


def bearing(one, other) -> float:
    """The first bearing of the great circle, clockwise from north."""
    (lat1, lon1), (lat2, lon2) = ([math.radians(x) for x in point] for point in (one, other))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(
        lon2 - lon1
    )
    return math.degrees(math.atan2(east, north)) % 360


def margins(view, spot) -> tuple[float, float]:
    """How far inside the wedge the spot lies: in metres and in degrees; negative is outside."""
    site = (float(view.camera.site.latitude), float(view.camera.site.longitude))
    goal = (float(spot[0]), float(spot[1]))
    turned = abs((bearing(site, goal) - view.bearing + 180) % 360 - 180)
    return view.range_m - distance_m(site, goal), view.angle / 2 - turned


def test_agrees_with_the_sphere_on_a_thousand_random_wedges():
    random = Random(5)  # noqa: S311 - the same wedges each time
    views = plant_cameras(AssociationFactory(), 1000, random, wide=0.01)
    covered = doubtful = 0
    for _ in range(60):
        spot = some_spot(random, wide=0.01)
        found = {
            near.camera.pk
            for near in cameras_near(Camera.objects.all(), spot, TODAY)
            if near.covers
        }
        for view in views:
            metres, degrees = margins(view, spot)
            if min(abs(metres), abs(degrees)) < max(DOUBT_M, DOUBT_DEGREES):
                doubtful += 1
                continue
            inside = metres > 0 and degrees > 0
            assert (view.camera_id in found) == inside, (spot, view.pk, metres, degrees)
            covered += inside
    assert covered > 300
    assert doubtful < 60 * 1000 * 0.02


@pytest.mark.parametrize("count", [1, 30])
def test_takes_one_query(count, django_assert_num_queries):
    plant_cameras(AssociationFactory(), count, Random(1), wide=0.0001)  # noqa: S311
    spot = some_spot(Random(2), wide=0.0001)  # noqa: S311
    with django_assert_num_queries(1):
        found = cameras_near(Camera.objects.all(), spot, TODAY)
        assert [near.camera.site.association.name for near in found]


def test_those_that_cover_the_spot_come_first_then_the_nearest():
    east = FieldOfViewFactory(bearing=90, angle=80, range_m=25).camera
    west = FieldOfViewFactory(bearing=270, angle=80, range_m=25).camera
    found = cameras_near(Camera.objects.all(), WEST_10M, TODAY)
    assert [(each.camera, each.covers) for each in found] == [(west, True), (east, False)]
    assert found[0].distance_m == 10
    assert found[0].direction == "西"


def test_only_cameras_that_stood_on_that_day():
    FieldOfViewFactory(camera=CameraFactory(planned=True))
    FieldOfViewFactory(camera=CameraFactory(removed_on=TODAY - DAY))
    last_day = FieldOfViewFactory(camera=CameraFactory(removed_on=TODAY)).camera
    found = cameras_near(Camera.objects.all(), EAST_10M, TODAY)
    assert [each.camera for each in found] == [last_day]
    assert cameras_near(Camera.objects.all(), EAST_10M, INSTALLED - DAY) == ()


def test_a_turned_camera_is_judged_by_the_wedge_of_the_day():
    turned_on = date(2026, 11, 10)
    camera = CameraFactory()
    FieldOfViewFactory(camera=camera, bearing=270, ended_on=turned_on)
    FieldOfViewFactory(camera=camera, bearing=90, starts_on=turned_on)

    def covered(on):
        return [each.covers for each in cameras_near(Camera.objects.all(), EAST_10M, on)]

    assert covered(turned_on - DAY) == [False]
    assert covered(turned_on) == [True]
    assert covered(turned_on + DAY) == [True]


def test_on_the_day_of_turning_both_wedges_count_once():
    camera = CameraFactory()
    FieldOfViewFactory(camera=camera, bearing=270, ended_on=TODAY)
    FieldOfViewFactory(camera=camera, bearing=90, starts_on=TODAY)
    for spot in (EAST_10M, WEST_10M):
        assert [each.covers for each in cameras_near(Camera.objects.all(), spot, TODAY)] == [True]


def test_nothing_farther_than_a_wedge_can_reach():
    FieldOfViewFactory(range_m=REACH_M)
    far = (HALL[0] + Decimal("0.0019"), HALL[1])
    assert cameras_near(Camera.objects.all(), far, TODAY) == ()


def test_only_the_cameras_asked_about():
    FieldOfViewFactory()
    mine = FieldOfViewFactory().camera
    asked = Camera.objects.of_association(mine.site.association_id)
    assert [each.camera for each in cameras_near(asked, EAST_10M, TODAY)] == [mine]
