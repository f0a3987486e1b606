"""Every test here has the database, stands on the fixed day, and has everybody's browser."""

import pytest


@pytest.fixture(autouse=True)
def _on_the_day(db, clock):
    """Rolled back after each test."""


@pytest.fixture
def sato(town, client_for):
    """佐藤's browser."""
    return client_for(town.sato)


@pytest.fixture
def tanaka(town, client_for):
    return client_for(town.tanaka)


@pytest.fixture
def yamamoto(town, client_for):
    return client_for(town.yamamoto)


@pytest.fixture
def hayashi(town, client_for):
    return client_for(town.hayashi)
