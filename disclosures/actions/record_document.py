"""The paper that carries the request: its number, its day, how it came. It may follow later."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import files, journal
from civic.refusals import Refused
from civic.uploads import CleanPaper, clean_upload
from disclosures.actions.lock_inquiry import lock_open
from disclosures.models import Inquiry
from disclosures.rules.reasons_inquiry import InquiryReason


def record_document(
    *,
    inquiry: Inquiry,
    number: str,
    written_on: date | None,
    arrival: str,
    valid_until: date | None = None,
    original_on: date | None = None,
    reply_due_on: date | None = None,
    scan: tuple[str, bytes] | None = None,
    by: User,
    at: datetime,
) -> Inquiry:
    """`scan` is (name, bytes); it is looked into before the row is locked, which takes a moment.

    A number or day that is left empty stays as it was: the original brings nothing less.
    """
    paper = clean_upload(scan[1], name=scan[0]) if scan else None
    with transaction.atomic():
        locked = lock_open(inquiry)
        locked.document_number = number or locked.document_number
        locked.document_on = written_on or locked.document_on
        locked.arrival, locked.valid_until = arrival, valid_until
        locked.original_on = original_on if arrival == Inquiry.Arrival.ORIGINAL else None
        locked.reply_due_on = reply_due_on
        require_days(locked, timezone.localdate(at))
        return _keep(locked, paper, by=by, at=at)


def require_days(inquiry: Inquiry, today: date) -> None:
    """The days of a paper in the order in which they come."""
    written_on, original_on = inquiry.document_on, inquiry.original_on
    if any(day and day > today for day in (written_on, original_on)):
        raise Refused(InquiryReason.IN_FUTURE)
    if written_on and original_on and original_on < written_on:
        raise Refused(InquiryReason.ORIGINAL_BEFORE_DOCUMENT)
    if written_on and inquiry.valid_until and inquiry.valid_until < written_on:
        raise Refused(InquiryReason.VALID_BEFORE_DOCUMENT)


def _keep(inquiry: Inquiry, paper: CleanPaper | None, *, by: User, at: datetime) -> Inquiry:
    inquiry.full_clean()
    if paper:
        inquiry.document = files.keep_upload(paper.content, name=paper.name, at=at)
    inquiry.save()
    journal.record(
        "依頼の文書を記録した",
        inquiry,
        by=by,
        at=at,
        association_id=inquiry.association_id,
        facts={
            "届き方": inquiry.get_arrival_display(),
            "文書の日付": inquiry.document_on.isoformat() if inquiry.document_on else None,
            "写し": inquiry.document.sha256 if inquiry.document else None,
        },
        personal={"文書の番号": inquiry.document_number} if inquiry.document_number else None,
    )
    return inquiry
