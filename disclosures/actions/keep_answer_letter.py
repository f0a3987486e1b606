"""The finished 回答書 to a complaint is stored, once."""

from datetime import datetime

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from disclosures.models import Complaint


def keep_answer_letter(
    *, complaint: Complaint, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    return keep_paper(
        complaint,
        content,
        name=f"回答書_受付第{complaint.number}号.pdf",
        verb="苦情・問合せの回答書を作った",
        association_id=complaint.association_id,
        by=by,
        at=at,
        field="letter",
    )
