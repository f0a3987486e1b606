"""The finished 媒体廃棄記録 is stored, once."""

from datetime import datetime

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from retention.models import MediumDestruction


def keep_destruction_paper(
    *, destruction: MediumDestruction, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    return keep_paper(
        destruction,
        content,
        name=f"記録媒体廃棄記録_{destruction.medium_id}.pdf",
        verb="記録媒体廃棄記録を作った",
        association_id=destruction.medium.association_id,
        by=by,
        at=at,
    )
