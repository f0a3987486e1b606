"""Models of the civic room; none has a foreign key."""

from civic.models.checkpoint import Checkpoint
from civic.models.journal import JournalDetail, JournalEntry
from civic.models.stored_file import StoredFile

__all__ = ["Checkpoint", "JournalDetail", "JournalEntry", "StoredFile"]
