"""The finished 回答書 is stored, once."""

from datetime import datetime

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from disclosures.models import Decision


def keep_answer(*, decision: Decision, content: bytes, by: Actor, at: datetime) -> StoredFile:
    return keep_paper(
        decision,
        content,
        name=f"回答書_第{decision.inquiry.number}号.pdf",
        verb="回答書を作った",
        association_id=decision.inquiry.association_id,
        by=by,
        at=at,
    )
