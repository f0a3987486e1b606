"""The vocabulary of cameras and 規程: rows inside, rows outside."""

from datetime import date, timedelta

import pytest

from cameras.models import Camera, CameraSite, Regulations
from tests.factories.cameras import (
    INSTALLED,
    CameraFactory,
    ConsentFactory,
    FieldOfViewFactory,
    RegulationsFactory,
)
from tests.factories.days import TODAY


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (INSTALLED - timedelta(days=1), False),
        (INSTALLED, True),
        (TODAY - timedelta(days=1), True),
        (TODAY, False),
    ],
)
def test_in_service_from_installation_to_the_day_before_removal(on, expected):
    CameraFactory(removed_on=TODAY)

    assert Camera.objects.in_service(on).exists() is expected


def test_a_planned_camera_is_not_in_service():
    CameraFactory(planned=True)

    assert not Camera.objects.in_service(TODAY).exists()


def test_obligations_come_nearest_first():
    later = CameraFactory(disposal_restricted_until=date(2032, 3, 31))
    sooner = CameraFactory()
    CameraFactory(planned=True)

    assert list(Camera.objects.by_obligation()) == [sooner, later]


def test_the_newest_version_in_effect_is_in_force():
    first = RegulationsFactory()
    second = RegulationsFactory(
        association=first.association, resolution=first.resolution, version=2, effective_on=TODAY
    )
    other = RegulationsFactory()

    assert set(Regulations.objects.in_force(TODAY - timedelta(days=1))) == {first, other}
    assert set(Regulations.objects.in_force(TODAY)) == {second, other}
    assert not Regulations.objects.in_force(INSTALLED - timedelta(days=1)).exists()


def test_of_two_versions_of_one_day_the_later_is_in_force():
    first = RegulationsFactory()
    second = RegulationsFactory(
        association=first.association, resolution=first.resolution, version=2
    )

    assert list(Regulations.objects.in_force(TODAY)) == [second]


def test_everything_of_all_sites_in_a_fixed_number_of_queries(django_assert_num_queries):
    for _ in range(3):
        ConsentFactory(view=FieldOfViewFactory())

    with django_assert_num_queries(4):
        for site in CameraSite.objects.with_everything():
            [list(view.consents.all()) for view in site.camera.views.all()]
            list(site.permits.all())
