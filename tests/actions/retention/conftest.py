"""What tests of the retention room's actions stand on."""

from tests.committing import committing, committing_database

__all__ = ["committing", "committing_database"]
