"""Houses of real processes."""

from tests.processes.fixtures import demo_house, seeded_house

__all__ = ["demo_house", "seeded_house"]
