"""A database in which tests really commit: for threads, and for lives of thousands of steps."""

from collections.abc import Iterator

import pytest
from django.db import connections

from tests.processes.house import fresh_database


@pytest.fixture(scope="module")
def committing_database(django_db_blocker) -> Iterator[str]:
    """The name of a migrated database of its own: what is committed there needs no undoing.

    The usual one would have to be emptied, which the append-only tables refuse.
    """
    with django_db_blocker.unblock(), fresh_database() as name:
        yield name


@pytest.fixture
def committing(committing_database) -> Iterator[None]:
    """This thread, and every thread begun meanwhile, works there and really commits."""
    with _turned_to(committing_database):
        yield


class _turned_to:  # noqa: N801 - reads as a sentence where it is used
    """Threads make their connections from the settings, whose database name is exchanged."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self.usual = connections["default"]
        self.usual_name = self.usual.settings_dict["NAME"]
        other = self.usual.copy()
        other.settings_dict["NAME"] = self.name
        connections.settings["default"]["NAME"] = self.name
        connections["default"] = other

    def __exit__(self, *problem: object) -> None:
        connections["default"].close()
        connections.settings["default"]["NAME"] = self.usual_name
        connections["default"] = self.usual
