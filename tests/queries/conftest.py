"""Every test here has the database and stands on the fixed day."""

import pytest


@pytest.fixture(autouse=True)
def _on_the_day(db, clock):
    """Rolled back after each test."""
