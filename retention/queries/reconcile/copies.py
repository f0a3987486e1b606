"""Copies for a provision against their keys and their encrypted files."""

from collections.abc import Iterator
from datetime import datetime

from retention.models import FootageCopy
from retention.queries.reconcile.found import Found
from retention.rules.faults import Fault
from retention.stores.copies import LEFT_ALONE, CopyStore, copy_store

_CHUNK = 2000


def check_copies(*, at: datetime, depth: int) -> Iterator[Found]:
    store = copy_store()
    if not store.keys.is_dir():
        if FootageCopy.objects.with_key().exists():
            yield Found(Fault.KEYS_AWAY, str(store.keys))
        return
    yield from _without_row(store, at)
    for copy in FootageCopy.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        fault = _left(store, copy) if copy.key_destroyed_at else _fault_of(store, copy, depth)
        if fault and _is_as_it_was(copy):
            yield Found(fault, f"写し{copy.pk}（{copy.reference}）")


def _without_row(store: CopyStore, at: datetime) -> Iterator[Found]:
    """One that is being made has no row yet. Only what lies on the disk is held in memory."""
    limit = (at - LEFT_ALONE).timestamp()
    names = {name for name, moment in store.touched().items() if moment < limit}
    rows = FootageCopy.objects.filter(key_name__in=names).values_list("key_name", flat=True)
    for name in sorted(names.difference(rows)):
        yield Found(Fault.COPY_UNKNOWN, name)


def _left(store: CopyStore, copy: FootageCopy) -> Fault | None:
    return Fault.COPY_LEFT if store.has_key(copy.key_name) or copy.path.exists() else None


def _fault_of(store: CopyStore, copy: FootageCopy, depth: int) -> Fault | None:
    """A claimed one is just being ended."""
    if store.is_claimed(copy.key_name):
        return None
    if not store.has_key(copy.key_name):
        return Fault.COPY_KEY_LOST
    if not copy.path.is_file():
        return Fault.COPY_LOST
    if depth > 2 and not _is_whole(store, copy):  # noqa: PLR2004 - the third depth
        return Fault.COPY_CHANGED
    return None


def _is_whole(store: CopyStore, copy: FootageCopy) -> bool:
    try:
        measure = store.measure(copy.key_name)
    except OSError:
        return False
    return (measure.size, measure.sha256) == (copy.size, copy.sha256)


def _is_as_it_was(copy: FootageCopy) -> bool:
    """Not ended meanwhile."""
    now = FootageCopy.objects.filter(pk=copy.pk, key_destroyed_at=copy.key_destroyed_at)
    return now.exists()
