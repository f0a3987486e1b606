"""What tests of actions ask: which reason, which entry."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from civic.models import JournalEntry
from civic.refusals import Reason, Refused


@contextmanager
def refused(reason: Reason) -> Iterator[None]:
    """Refused for this reason, and nothing is written in the journal."""
    before = JournalEntry.objects.count()
    with pytest.raises(Refused) as refusal:
        yield
    assert refusal.value.reason is reason
    assert JournalEntry.objects.count() == before


def last_entry() -> JournalEntry:
    return JournalEntry.objects.newest_first()[0]
