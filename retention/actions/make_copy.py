"""A copy for one provision, encrypted while it is read (規程5(1)・6(2)).

Each step is durable before the next: the record of the access, the key, the encrypted file, the row.
What a power cut leaves without a row is noise to whoever finds it, and swept by `end_copies`.
"""

import shutil
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from civic.steps import reached
from retention.actions.open_footage import open_footage
from retention.models import Footage, FootageAccess, FootageCopy
from retention.models.handling import AccessKind
from retention.queries.content import Content, content_of
from retention.rules.reasons_handling import HandlingReason
from retention.stores.copies import CopyStore, Measure, copy_store, new_name


def make_copy(
    *, footage: Footage, reference: str, purpose: str, by: User, at: datetime
) -> FootageCopy:
    """`reference` names the provision it is bound to. Not one transaction, on purpose: the record of
    the access stays, whatever becomes of the copy.
    """
    access = open_footage(
        footage=footage, kind=AccessKind.EXTRACTION, purpose=purpose, by=by, at=at
    )
    reached("copy_access_recorded")
    store, name = copy_store(), new_name(access.recorder.association_id)
    try:
        measure = _encrypt(store, name, content_of(footage))
        return _record(access, store, name, measure, reference)
    except Exception:
        # Nothing but noise may stay behind; after a power cut `end_copies` does the same.
        _take_back(store, name)
        raise


def _encrypt(store: CopyStore, name: str, content: Content) -> Measure:
    recipient = store.write_key(name)
    free = shutil.disk_usage(store.files).free
    if free - content.size < settings.DISK_RESERVE:
        raise Refused(HandlingReason.NO_ROOM)
    try:
        chunks = content.store.read(content.path, 0, content.size)
        measure = store.encrypt(name, chunks, recipient)
    except OSError as problem:
        raise Refused(HandlingReason.COPY_FAILED) from problem
    if measure.size != content.size:
        raise Refused(HandlingReason.FILE_CHANGED)
    return measure


@transaction.atomic
def _record(
    access: FootageAccess, store: CopyStore, name: str, measure: Measure, reference: str
) -> FootageCopy:
    """The row of the footage is locked: a night that claimed it meanwhile has won.

    Judged by the moment of recording: the copying may have gone on past midnight.
    """
    footage = Footage.objects.select_for_update(of=("self",)).filter(accesses=access).first()
    at = timezone.now()
    readable = Footage.objects.readable(timezone.localdate(at)).filter(accesses=access)
    if footage is None or footage.last_day_kept is None or not readable.exists():
        raise Refused(HandlingReason.NOT_READABLE)
    content_of(footage)
    if not store.is_whole(name):
        raise Refused(HandlingReason.COPY_MISSING)
    copy = FootageCopy(
        footage=footage,
        reference=reference,
        key_name=name,
        sha256=measure.sha256,
        size=measure.size,
        last_day_kept=footage.last_day_kept,
        made_at=at,
        made_by=access.accessed_by,
    )
    copy.full_clean()
    copy.save()
    journal.record(
        "提供用の写しを作った",
        copy,
        by=access.accessed_by,
        at=at,
        association_id=access.recorder.association_id,
        facts={
            "提供の記録": reference,
            "SHA-256": measure.sha256,
            "最終保存日": copy.last_day_kept.isoformat(),
        },
    )
    return copy


def _take_back(store: CopyStore, name: str) -> None:
    if store.keys.is_dir():
        store.destroy_key(name)
        store.clear(name)
