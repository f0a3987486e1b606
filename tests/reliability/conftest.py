"""What the tests of reliability stand on."""

from tests.committing import committing, committing_database

__all__ = ["committing", "committing_database"]
