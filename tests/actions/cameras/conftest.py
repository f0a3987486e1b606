"""A camera that is planned: entered, seen, not yet standing."""

import pytest

from tests.factories.cameras import CameraFactory, CameraSiteFactory, FieldOfViewFactory


@pytest.fixture
def site(town):
    return CameraSiteFactory(association=town.home)


@pytest.fixture
def camera(site):
    return CameraFactory(site=site, planned=True)


@pytest.fixture
def view(camera):
    return FieldOfViewFactory(camera=camera)
