"""The register: every camera once, with its end, its district, its subsidy, and its place on maps."""

import itertools
import json
from datetime import date
from decimal import Decimal

import pytest

from cameras.models import FieldOfView
from subsidies.queries.camera_register import (
    RegisterRow,
    districts_of,
    narrowed,
    register_rows,
    states_of,
)
from subsidies.queries.geojson import geojson_chunks
from subsidies.queries.register_map import register_map
from tests.factories.associations import AssociationFactory
from tests.factories.cameras import CameraFactory, CameraSiteFactory, FieldOfViewFactory
from tests.factories.days import TODAY
from tests.factories.subsidies import GrantApplicationFactory, GrantCameraFactory


@pytest.fixture
def rows(town):
    """`rows()` is the register as 林 sees it today."""
    return lambda: register_rows(town.hayashi, TODAY)


def camera(until: str, **site: object):
    return CameraFactory(
        installed_on=date(2020, 5, 1),
        disposal_restricted_until=date.fromisoformat(until),
        site=CameraSiteFactory(**site),
    )


def test_each_state_by_its_days(rows):
    CameraFactory(planned=True)
    CameraSiteFactory()
    camera("2032-03-31")
    camera("2027-03-31")
    camera("2026-11-23")
    camera("2026-11-22")
    gone = camera("2032-03-31")
    type(gone).objects.filter(pk=gone.pk).update(removed_on=TODAY)

    counts = {each.label: each.count for each in states_of(rows())}

    assert counts == {
        "設置前": 2, "管理期間中": 1, "今年度に終わる": 2, "期間満了": 1, "撤去": 1,
    }  # fmt: skip


def test_narrows_by_state_and_district_together(rows):
    camera("2032-03-31", postcode="7500005", town="唐戸町")
    camera("2032-03-31", postcode="7500075", town="彦島江の浦町")
    camera("2026-11-22", postcode="7500075", town="彦島江の浦町")

    assert [(each.label, each.count) for each in districts_of(rows())] == [
        ("彦島", 2), ("その他の町", 1),
    ]  # fmt: skip
    found = narrowed(rows(), state="held", district="彦島")
    assert [row.site.town for row in found] == ["彦島江の浦町"]
    assert narrowed(rows(), state="nonsense", district="") == []


def test_names_the_newest_application_that_was_handed_in(rows):
    found = camera("2032-03-31")
    association = found.site.association
    for trait in ({"applied": True}, {"holding": True}, {}):
        application = GrantApplicationFactory(association=association, **trait)
        GrantCameraFactory(application=application, camera=found)

    (row,) = rows()
    assert row.application.settled_yen == 300_000


@pytest.mark.parametrize("count", [5, 50])
def test_the_queries_do_not_grow(town, count, django_assert_num_queries):
    for _each in range(count):
        grant = GrantCameraFactory(application__holding=True)
        FieldOfViewFactory(camera=grant.camera)
    town.hayashi.posts  # noqa: B018 - read once a request
    with django_assert_num_queries(5):
        found = register_rows(town.hayashi, TODAY)
        assert len([str(row.application.programme) for row in found]) == count
        assert register_map(found).points


def shapes(rows: list[RegisterRow]) -> list[dict]:
    read = json.loads("".join(geojson_chunks(rows)))
    assert read["type"] == "FeatureCollection"
    return read["features"]


def test_geojson_has_a_point_and_a_closed_wedge(rows):
    found = camera("2032-03-31", label="集会所前")
    FieldOfViewFactory(camera=found, bearing=0, angle=90, range_m=100)

    point, wedge = shapes(rows())

    assert point["geometry"] == {"type": "Point", "coordinates": [130.94088, 33.95842]}
    assert point["properties"]["呼び名"] == "集会所前"
    assert point["properties"]["5年の終わり"] == "2032-03-31"
    (ring,) = wedge["geometry"]["coordinates"]
    assert ring[0] == ring[-1]
    assert area(ring) > 0, "counter-clockwise"
    north = max(latitude for _longitude, latitude in ring)
    assert (north - 33.95842) * 111_320 == pytest.approx(100, abs=0.2)


def area(ring: list[list[float]]) -> float:
    """Twice the signed area: above nothing when counter-clockwise."""
    pairs = itertools.pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)


def test_geojson_without_a_point_or_without_anything(rows):
    assert shapes(rows()) == []
    CameraSiteFactory(latitude=None, longitude=None)
    assert shapes(rows()) == []


def test_cameras_that_stand_together_share_a_dot(rows):
    home = AssociationFactory(name="見本町二丁目自治会")
    for _each in range(3):
        camera("2032-03-31", association=home)
    far = camera("2032-03-31", latitude=Decimal("34.2"), label="遠くの角")
    FieldOfViewFactory(camera=far)

    drawing = register_map(rows())

    assert {point.label: point.note.split("、")[0] for point in drawing.points} == {
        "1台": far.site.association.name,
        "3台": home.name,
    }
    assert FieldOfView.objects.count() == 1


def test_no_camera_no_drawing(rows):
    assert register_map(rows()).is_empty
