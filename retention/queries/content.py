"""Is the file of this footage there, and is it still what was found?"""

from dataclasses import dataclass

from civic.refusals import Refused
from retention.models import Footage
from retention.rules.reasons_handling import HandlingReason
from retention.stores import Store


@dataclass(frozen=True, slots=True)
class Content:
    """`size` in bytes."""

    store: Store
    path: str
    size: int


def content_of(footage: Footage) -> Content:
    """No query. Refused when the store is away, the file gone, or other content under its name."""
    store = footage.recorder.open_store()
    try:
        store.require()
        there = store.look(footage.path)
    except OSError as problem:
        raise Refused(HandlingReason.STORE_AWAY) from problem
    if there is None:
        raise Refused(HandlingReason.FILE_MISSING)
    if (there.size, there.modified_at) != (footage.size, footage.modified_at):
        raise Refused(HandlingReason.FILE_CHANGED)
    return Content(store, footage.path, there.size)
