"""The plain bytes of a copy, for the desk that hands it over."""

from collections.abc import Iterator
from datetime import date

from civic.refusals import Refused
from retention.models import FootageCopy
from retention.rules.reasons_handling import HandlingReason
from retention.stores.copies import copy_store


def read_copy(copy: FootageCopy, on: date) -> Iterator[bytes]:
    """Decrypted while it is read, never on a disk. The read barrier holds here too (規程5(3)).

    Raises Refused before the first byte; OSError later when the encrypted file was damaged.
    """
    now = FootageCopy.objects.filter(pk=copy.pk)
    if not now.with_key():
        raise Refused(HandlingReason.KEY_DESTROYED)
    if not now.readable(on):
        raise Refused(HandlingReason.NOT_READABLE)
    try:
        return copy_store().read(copy.key_name)
    except OSError as problem:
        raise Refused(HandlingReason.COPY_MISSING) from problem
