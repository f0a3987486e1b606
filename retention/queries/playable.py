"""May these bytes be served now? Asked again on every request, never remembered."""

from datetime import datetime

from django.utils import timezone

from civic.refusals import Refused
from retention.models import Footage, FootageAccess
from retention.queries.content import Content, content_of
from retention.queries.standing import standing_of
from retention.rules.handling import PLAYBACK_LASTS
from retention.rules.reasons_handling import HandlingReason


def playable(access: FootageAccess, at: datetime) -> Content:
    """For the person who made the record, while permit or post last, within the time, before the
    read barrier (規程4(3)・5(3)). At most three queries; Refused says which of these failed.
    """
    standing_of(access.accessed_by, access.recorder.association_id, at).require()
    if at >= access.accessed_at + PLAYBACK_LASTS:
        raise Refused(HandlingReason.TIME_OVER)
    readable = Footage.objects.readable(timezone.localdate(at)).select_related("recorder")
    footage = readable.filter(accesses=access).first()
    if footage is None:
        raise Refused(HandlingReason.NOT_READABLE)
    return content_of(footage)
