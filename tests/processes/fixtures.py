"""Houses as fixtures: each folder of tests that needs them imports them into its conftest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.house import House, open_house


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[House]:
    """As after `bin/run --empty`: tables, and nobody in them."""
    with open_house(tmp_path / "house") as house:
        yield house


@pytest.fixture(scope="session")
def seeded_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo, built once; never used itself."""
    with open_house(tmp_path_factory.mktemp("seeded") / "house", has_demo=True) as house:
        seeded = house.manage("seed_demo")
        assert seeded.returncode == 0, seeded.stderr
        yield house


@pytest.fixture
def demo_house(seeded_house: House, tmp_path: Path) -> Iterator[House]:
    """The demo's town, with its videos in the recorder's folder."""
    with open_house(tmp_path / "house", has_demo=True, like=seeded_house) as house:
        yield house
