"""Scans of what was handed in with an inquiry go after their last day (本システムの定め)."""

from datetime import date, datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from disclosures.models import Inquiry


def erase_inquiry_papers(*, on: date, at: datetime, by: Actor) -> int:
    """How many; a second call of the same day erases nothing."""
    due = list(Inquiry.objects.with_papers_past(on).values_list("pk", flat=True))
    return sum(_erase(pk, on=on, at=at, by=by) for pk in due)


@transaction.atomic
def _erase(pk: int, *, on: date, at: datetime, by: Actor) -> int:
    due = Inquiry.objects.with_papers_past(on).select_for_update(of=("self",))
    inquiry = due.filter(pk=pk).first()
    if inquiry is None or inquiry.document is None:
        return 0
    paper, inquiry.document = inquiry.document, None
    inquiry.save(update_fields=["document"])
    files.erase(paper)
    journal.record(
        "依頼の文書の写しを消した",
        inquiry,
        by=by,
        at=at,
        association_id=inquiry.association_id,
        facts={"最終保存日": str(inquiry.papers_until), "SHA-256": paper.sha256},
    )
    return 1
