"""A recorder's settings were changed: an access like any other, in the 操作記録簿 (規程4(3))."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from retention.models import FootageAccess, Recorder
from retention.models.handling import AccessKind


@transaction.atomic
def record_setting_access(
    *, recorder: Recorder, purpose: str, by: User, at: datetime
) -> FootageAccess:
    """Called at the end of the action that made the change, which writes the journal entry."""
    access = FootageAccess(
        kind=AccessKind.SETTING,
        recorder=recorder,
        purpose=purpose,
        accessed_at=at,
        accessed_by=by,
    )
    access.full_clean()
    access.save()
    return access
