"""Every test here has the database, stands on the fixed day, and erases real files."""

from pathlib import Path

import pytest

from retention.models import Recorder
from retention.stores.folder import FolderStore
from tests.factories.cameras import RegulationsFactory
from tests.factories.retention import TOKEN, RecorderFactory


@pytest.fixture(autouse=True)
def _on_the_day(db, clock):
    """Rolled back after each test."""


@pytest.fixture
def folder(store_root) -> Path:
    path = store_root / "mihoncho"
    path.mkdir()
    FolderStore(path, TOKEN).mark()
    return path


@pytest.fixture
def recorder(town, folder) -> Recorder:
    """佐藤's recorder, under a 規程 of 14 days: on 23 November, 9 November is on its last day."""
    RegulationsFactory(association=town.home)
    return RecorderFactory(association=town.home, folder=str(folder))
